import type { PageConfig } from '../config/config';
import { configQuery } from '../config/write';
import { frameHeight } from './frame-height';

/** What a teacher pastes somewhere; each is enough by itself. */
export type Snippets = {
  readonly link: string;
  /** a frame of a fixed height, for course sites that run no scripts */
  readonly iframe: string;
  /** a frame that is made, and sized to its content, by the page's own script */
  readonly script: string;
};

/**
 * @param pageUrl of the page, without query
 * @param config with colours that can be read, and a plan that is checked
 * @param title of the frame, for screen readers
 */
export function snippetsOf(pageUrl: string, config: PageConfig, title: string): Snippets {
  const link = pageUrl + configQuery(config);
  return {
    link,
    iframe: tag('iframe', [
      ['src', link],
      ['title', title],
      ['width', '100%'],
      ['height', String(frameHeight(config))],
      ['loading', 'lazy'],
      ['style', 'border:0'],
    ]),
    script: `${tag('script', [['src', `${pageUrl.replace(/[^/]*$/, '')}embed.js`], ['async']])}\n${tag(
      'div',
      [
        ['data-inkling'],
        // The script says itself who the host is.
        ...[...new URLSearchParams(configQuery({ ...config, host: null }))].map(
          ([key, value]): Attribute => (value === '' ? [`data-${key}`] : [`data-${key}`, value]),
        ),
      ],
    )}`,
  };
}

type Attribute = readonly [name: string, value?: string];

function tag(name: string, attributes: readonly Attribute[]): string {
  const written = attributes.map(([key, value]) =>
    value === undefined ? ` ${key}` : ` ${key}="${escaped(value)}"`,
  );
  return `<${name}${written.join('')}></${name}>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as an attribute in either sort of quotes holds it: HTML, "13.1.2.3 Attributes". */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}
