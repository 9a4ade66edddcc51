import { KEYS, said } from './keys';

/**
 * The URL of an element's frame.
 *
 * @param base the folder that Inkling lies in
 * @param host the origin of the page around it, `null` in letters where it has none
 */
export function frameUrl(holder: Element, base: string, host: string): string {
  const url = new URL(base);
  for (const key of KEYS) {
    const value = said(holder, key);
    if (value !== null) url.searchParams.set(key, value);
  }
  url.searchParams.set('host', host);
  return url.href;
}
