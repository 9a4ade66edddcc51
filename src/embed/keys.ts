/** The keys of Inkling's URL that an element may have as attributes, with or without `data-` before them. */
export const KEYS = [
  'show',
  'hide',
  'lock',
  'controls',
  'preset',
  'plan',
  'seed',
  'network',
  'engine',
  'lang',
  'theme',
  'page',
  'surface',
  'text',
  'accent',
  'task',
  'task64',
  'autoplay',
] as const;
export type Key = (typeof KEYS)[number];

/** CSS pixels that the frame has whatever its content; that scrolls, then. */
export const HEIGHT = 'height';

/**
 * What an element says under a name: its `data-` attribute, or on an element of our own also the plain one. Of a language
 * tag such as `zh-CN`, the language.
 */
export function said(holder: Element, name: string): string | null {
  const own = holder.localName === TAG ? holder.getAttribute(name) : null;
  const value = holder.getAttribute(`data-${name}`) ?? own;
  return name === 'lang' && value !== null ? value.toLowerCase().replace(/-.*/, '') : value;
}

/** Our element's name. */
export const TAG = 'inkling-pad';
