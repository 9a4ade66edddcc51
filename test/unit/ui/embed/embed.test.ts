import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CONFIG_KEYS } from '../../../../src/app/config/read';
import type { InklingMessage } from '../../../../src/core/host/messages';
import type { InklingElement } from '../../../../src/embed/api';
import { watchDivs } from '../../../../src/embed/divs';
import { putFrame } from '../../../../src/embed/frame';
import { KEYS } from '../../../../src/embed/keys';
import { likelyHeight } from '../../../../src/embed/likely-height';
import { definePad } from '../../../../src/embed/pad';
import { createTalk } from '../../../../src/embed/talk';

const BASE = 'https://inkling.example/pad/';

beforeEach(() => {
  vi.stubGlobal('origin', location.origin); // happy-dom has none
  // No page comes into the frames: all that a page would say, the test says.
  vi.spyOn(HTMLIFrameElement.prototype, 'src', 'set').mockImplementation(function (this: Element, url) {
    this.setAttribute('data-url', url);
  });
  const windows = new WeakMap<object, Window>();
  vi.spyOn(HTMLIFrameElement.prototype, 'contentWindow', 'get').mockImplementation(function (this: object) {
    const own = windows.get(this) ?? ({ postMessage: () => {} } as unknown as Window);
    windows.set(this, own);
    return own;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

function place(html: string): InklingElement {
  document.body.innerHTML = html;
  return document.body.firstElementChild as InklingElement;
}
const frameIn = (holder: Element) => holder.querySelector('iframe')!;
const urlOf = (holder: Element) => new URL(frameIn(holder).getAttribute('data-url')!);

/** The page in a frame says something, or somebody else does. */
function says(
  message: InklingMessage | object | null | string,
  source: unknown,
  origin = 'https://inkling.example',
): void {
  const event = new MessageEvent('message', { data: message, origin });
  Object.defineProperty(event, 'source', { value: source });
  window.dispatchEvent(event);
}

describe('the frame of an element', () => {
  it('is what the element says, with the host', () => {
    const holder = place(
      '<div data-show="draw" data-lang="zh-CN" data-task="写 7" data-v-1="x" class="a"></div>',
    );
    putFrame(holder, BASE);
    const url = urlOf(holder);
    expect(url.origin + url.pathname).toBe(BASE);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      show: 'draw',
      lang: 'zh',
      task: '写 7',
      host: location.origin,
    });
    const { title, loading, style } = frameIn(holder);
    expect([title, loading, style.width, style.borderWidth]).toMatchObject([/写/, 'lazy', '100%', '0px']);
    expect(frameIn(holder).hasAttribute('allow')).toBe(false);
  });

  it('takes the place of what stood there for want of it', () => {
    const holder = place('<div data-inkling><a href="x">Inkling</a></div>');
    putFrame(holder, BASE);
    expect(holder.children.length).toBe(1);
  });

  it('is as high as its page, and as a likely page before that', () => {
    const holder = place('<div data-show="draw"></div>');
    putFrame(holder, BASE);
    const frame = frameIn(holder);
    expect(frame.style.height).toBe(`${likelyHeight('draw', false, 0)}px`);
    says({ inkling: 1, type: 'resize', height: 321 }, frame.contentWindow);
    expect(frame.style.height).toBe('321px');
    says({ inkling: 1, type: 'resize', height: 1e9 }, frame.contentWindow);
    expect(frame.style.height).toBe('20000px');
    for (const height of [-5, Number.NaN, 'max'])
      says({ inkling: 1, type: 'resize', height }, frame.contentWindow);
    expect(frame.style.height).toBe('20000px');
  });

  it('is as high as the element has it', () => {
    const holder = place('<div data-height="400"></div>');
    putFrame(holder, BASE);
    says({ inkling: 1, type: 'resize', height: 900 }, frameIn(holder).contentWindow);
    expect(frameIn(holder).style.height).toBe('400px');
  });

  it('hears its own page and nobody else', () => {
    const holder = place('<div></div>');
    putFrame(holder, BASE);
    const heard = vi.fn();
    holder.addEventListener('inkling:ready', heard);
    const ready = { inkling: 1, type: 'ready', version: 1 };
    const { contentWindow } = frameIn(holder);
    says(ready, contentWindow, 'https://evil.example');
    says(ready, window);
    says(ready, null);
    for (const junk of [null, 'ready', {}, { type: 'ready' }, { inkling: 1 }]) says(junk, contentWindow);
    expect(heard).not.toHaveBeenCalled();
    says(ready, contentWindow);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('hears its page in a lesson without an origin, in whose sandbox it is, too', async () => {
    vi.stubGlobal('origin', 'null');
    const holder = place('<div></div>');
    const { api } = putFrame(holder, BASE);
    const { contentWindow } = frameIn(holder);
    const post = vi.spyOn(contentWindow!, 'postMessage');
    expect(urlOf(holder).searchParams.get('host')).toBe('null');
    says({ inkling: 1, type: 'resize', height: 77 }, contentWindow, 'https://evil.example');
    expect(frameIn(holder).style.height).not.toBe('77px');
    says({ inkling: 1, type: 'resize', height: 321 }, contentWindow, 'null');
    expect(frameIn(holder).style.height).toBe('321px');
    says({ inkling: 1, type: 'ready', version: 1 }, contentWindow, 'null');
    void api.send({ type: 'train' });
    expect(post).toHaveBeenCalledWith(expect.objectContaining({ type: 'train' }), '*');
  });

  it('loads another page as a frame that is new, so that the way back is the lesson’s own', () => {
    const holder = place('<div></div>');
    const { reload } = putFrame(holder, BASE);
    const frame = frameIn(holder);
    const wasInPage: boolean[] = [];
    vi.spyOn(HTMLIFrameElement.prototype, 'src', 'set').mockImplementation(function (this: Element) {
      wasInPage.push(this.isConnected);
    });
    reload();
    expect(wasInPage).toEqual([false]);
    expect(frameIn(holder)).toBe(frame);
  });
});

describe('a command', () => {
  it('waits until the page hears it, and has its answer', async () => {
    const post = vi.fn();
    const talk = createTalk(post);
    const first = talk.send({ type: 'train' });
    const second = talk.send({ type: 'pause' });
    expect(post).not.toHaveBeenCalled();
    talk.hear({ inkling: 1, type: 'ready', version: 1 });
    expect(post.mock.calls.map(([message]) => message)).toEqual([
      { inkling: 1, id: '1', type: 'train' },
      { inkling: 1, id: '2', type: 'pause' },
    ]);
    talk.hear({ inkling: 1, type: 'done', id: 'another', result: null });
    talk.hear({ inkling: 1, type: 'refused', id: '2', reason: 'noRun', message: 'There is no run.' });
    talk.hear({ inkling: 1, type: 'done', id: '1', result: null });
    expect(await first).toBeNull();
    await expect(second).rejects.toMatchObject({ message: 'There is no run.', reason: 'noRun' });
  });

  it('fails when its frame goes, or when it cannot be posted', async () => {
    const talk = createTalk((message) => void structuredClone(message));
    const lost = talk.send({ type: 'train' });
    talk.end();
    await expect(lost).rejects.toMatchObject({ reason: 'gone' });
    talk.hear({ inkling: 1, type: 'ready', version: 1 });
    await expect(talk.send({ type: 'train', call: () => {} } as never)).rejects.toThrow();
  });
});

describe('a course page', () => {
  it('has frames in its divs, and in those that come later, once each', async () => {
    document.body.innerHTML = '<div data-inkling id="a"></div><div id="b"></div>';
    watchDivs(BASE);
    watchDivs(BASE);
    expect(document.querySelectorAll('#a iframe').length).toBe(1);
    expect(document.querySelectorAll('#b iframe').length).toBe(0);
    document.body.insertAdjacentHTML('beforeend', '<section><div data-inkling id="c"></div></section>');
    await vi.waitFor(() => expect(document.querySelectorAll('#c iframe').length).toBe(1));
    const div = document.querySelector<InklingElement>('#c')!;
    expect(div.inkling?.iframe).toBe(frameIn(div));
  });

  it('has <inkling-pad>, which follows its attributes', () => {
    definePad(BASE);
    definePad('https://other.example/');
    const pad = place('<inkling-pad show="draw" lang="en"></inkling-pad>');
    expect(urlOf(pad).href.startsWith(BASE)).toBe(true);
    expect(urlOf(pad).searchParams.get('show')).toBe('draw');
    pad.setAttribute('show', 'train');
    expect(urlOf(pad).searchParams.get('show')).toBe('train');

    const { contentWindow } = frameIn(pad);
    const post = vi.spyOn(contentWindow!, 'postMessage').mockImplementation(() => {});
    says({ inkling: 1, type: 'ready', version: 1 }, contentWindow);
    pad.setAttribute('theme', 'dark');
    expect(post.mock.calls).toMatchObject([
      [{ inkling: 1, type: 'setTheme', theme: 'dark' }, 'https://inkling.example'],
    ]);
    expect(urlOf(pad).searchParams.get('theme')).toBeNull();

    pad.remove();
    expect(pad.inkling).toBeNull();
  });
});

it('an element may have every key of the URL but the host', () => {
  expect([...KEYS, 'host'].sort()).toEqual([...CONFIG_KEYS].sort());
});
