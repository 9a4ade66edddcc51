import { describe, expect, it } from 'vitest';
import type { Panel } from '../../../../src/app/config/config';
import { DEFAULT_CONFIG, type PageConfig } from '../../../../src/app/config/config';
import { PANELS } from '../../../../src/app/config/names';
import { readConfig } from '../../../../src/app/config/read';
import { frameHeight } from '../../../../src/app/share/frame-height';
import { snippetsOf } from '../../../../src/app/share/snippet';
import { PRESETS } from '../../../../src/core/model/presets';
import { KEYS } from '../../../../src/embed/keys';

const PAGE = 'https://school.example/inkling/';

const config = (changes: Partial<PageConfig>): PageConfig => ({ ...DEFAULT_CONFIG, ...changes });
const RICH = config({
  panels: ['draw', 'predict'],
  controls: { reset: 'hidden', epochs: 'locked' },
  plan: { ...PRESETS['dense-100'], epochs: 7 },
  language: 'zh',
  colours: { accent: '#aa2200' },
  task: 'Draw "7" & look <closely>, it\'s quick',
  autoplay: true,
  host: 'https://course.example',
});

/** Attributes of a tag as a browser reads them. */
function attributesOf(html: string, tag: string): Map<string, string> {
  const [, written] = new RegExp(`<${tag}((?: [a-z-]+(?:="[^"<>]*")?)*)></${tag}>`).exec(html)!;
  const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
  return new Map(
    [...written!.matchAll(/ ([a-z0-9-]+)(?:="([^"]*)")?/g)].map(([, name, value = '']) => [
      name!,
      value.replace(/&([#\w]+);/g, (_, entity: string) => entities[entity]!),
    ]),
  );
}

describe('the snippets', () => {
  it('are as short as the page is plain', () => {
    expect(snippetsOf(PAGE, DEFAULT_CONFIG, 'Inkling').link).toBe(PAGE);
  });

  it('hold a link that is read as the same configuration', () => {
    const { link } = snippetsOf(PAGE, RICH, 'Inkling');
    expect(readConfig(new URL(link).search)).toMatchObject({ config: RICH, problems: [] });
  });

  it('hold a frame of that link that needs nothing else', () => {
    const { link, iframe } = snippetsOf(PAGE, RICH, 'Say "hi"');
    const attributes = attributesOf(iframe, 'iframe');
    expect(Object.fromEntries(attributes)).toEqual({
      src: link,
      title: 'Say "hi"',
      width: '100%',
      height: String(frameHeight(RICH)),
      loading: 'lazy',
      style: 'border:0',
    });
  });

  it('hold a script with an element that says the same in keys that the script knows', () => {
    const { script } = snippetsOf(PAGE, RICH, 'Inkling');
    expect(attributesOf(script, 'script')).toEqual(
      new Map([
        ['src', `${PAGE}embed.js`],
        ['async', ''],
      ]),
    );
    const said = new URLSearchParams();
    for (const [name, value] of attributesOf(script, 'div')) {
      if (name === 'data-inkling') continue;
      const key = name.replace(/^data-/, '');
      expect(KEYS).toContain(key);
      said.set(key, value);
    }
    // The script itself says who the host is.
    expect(readConfig(said.toString())).toMatchObject({ config: { ...RICH, host: null }, problems: [] });
  });

  it('find the script beside a page that is a file', () => {
    const { script } = snippetsOf('https://school.example/a/index.html', DEFAULT_CONFIG, 'Inkling');
    expect(script).toContain('src="https://school.example/a/embed.js"');
  });
});

it('makes a frame the higher, the more it shows', () => {
  const height = (...panels: readonly Panel[]) => frameHeight({ panels, task: '' });
  // Draw and Read stand beside each other.
  expect(height('draw', 'predict')).toBe(height('draw'));
  const others = PANELS.filter((name) => name !== 'predict');
  const heights = others.map((_, index) => height(...others.slice(0, index + 1)));
  expect(heights).toEqual([...new Set(heights)].sort((a, b) => a - b));
  expect(frameHeight({ panels: null, task: '' })).toBe(heights.at(-1));
  expect(frameHeight({ panels: null, task: 'Draw' })).toBeGreaterThan(heights.at(-1)!);
});
