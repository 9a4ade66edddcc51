import type { InklingMessage } from '../core/host/messages';
import type { InklingApi } from './api';
import { frameUrl } from './frame-url';
import { HEIGHT, said } from './keys';
import { likelyHeight } from './likely-height';
import { createTalk } from './talk';

/** The most that a frame is given, in CSS pixels: whatever a page says, the rest of the course page can be reached. */
const HIGHEST = 20_000;

const TITLES = {
  en: 'Inkling: draw a digit, and a small neural network reads it',
  zh: 'Inkling：写一个数字，让小型神经网络来识别',
};

/** A frame in its element. */
export type Frame = {
  readonly api: InklingApi;
  /** Whether the page hears what is sent; before that, it is to be reloaded rather than told. */
  readonly isReady: () => boolean;
  /** The element's attributes are other ones: loads the page that they ask for now. */
  readonly reload: () => void;
  readonly remove: () => void;
};

/** Puts a frame into an element, in place of all that is there. @param base the folder that Inkling lies in */
export function putFrame(holder: HTMLElement, base: string): Frame {
  const { origin } = new URL(base);
  const iframe = document.createElement('iframe');
  // In a sandbox without an origin (`location` tells it all the same) a page hands that on to its frames.
  const isOpaque = window.origin === 'null';
  // What has no origin, which holds for files too, has no name to write to either.
  const target = isOpaque || origin === 'null' ? '*' : origin;
  const talk = createTalk((message) => iframe.contentWindow?.postMessage(message, target));

  const fixed = () => Number(said(holder, HEIGHT)) || null;
  const setHeight = (height: number) => iframe.style.setProperty('height', `${height}px`);
  const hear = ({ data, source, origin: from }: MessageEvent<InklingMessage | null>) => {
    if (source === null || source !== iframe.contentWindow) return;
    if (from !== origin && !(isOpaque && from === 'null')) return;
    if (typeof data !== 'object' || data?.inkling !== 1 || typeof data.type !== 'string') return;
    if (data.type === 'resize' && data.height > 0 && !fixed()) setHeight(Math.min(data.height, HIGHEST));
    talk.hear(data);
    holder.dispatchEvent(
      new CustomEvent(`inkling:${data.type}`, { detail: data, bubbles: true, composed: true }),
    );
  };
  const load = () => {
    // Not in the page meanwhile: a frame in it that goes elsewhere would be a step back for the lesson.
    iframe.remove();
    iframe.title = TITLES[isChinese(holder) ? 'zh' : 'en'];
    iframe.setAttribute('scrolling', fixed() ? 'auto' : 'no');
    const height = fixed();
    if (height !== null || iframe.style.height === '')
      setHeight(height ?? likelyHeight(said(holder, 'show'), hasTask(holder), holder.clientWidth));
    iframe.src = frameUrl(holder, base, window.origin);
    // What stands there is for where this script does not come.
    holder.replaceChildren(iframe);
  };

  window.addEventListener('message', hear);
  iframe.loading = 'lazy';
  for (const [property, value] of [
    ['display', 'block'],
    ['width', '100%'],
    ['border', '0'],
  ] as const)
    iframe.style.setProperty(property, value);
  load();
  return {
    api: {
      iframe,
      send: (command) => {
        iframe.loading = 'eager';
        return talk.send(command);
      },
    },
    isReady: talk.isReady,
    reload: () => {
      talk.end();
      load();
    },
    remove: () => {
      window.removeEventListener('message', hear);
      talk.end();
      iframe.remove();
    },
  };
}

function hasTask(holder: Element): boolean {
  return Boolean(said(holder, 'task') ?? said(holder, 'task64'));
}

/** The frame's language, or what the page around it is in, which a person who can see it reads. */
function isChinese(holder: Element): boolean {
  const language = said(holder, 'lang') ?? (document.documentElement.lang || navigator.language);
  return language.toLowerCase().startsWith('zh');
}
