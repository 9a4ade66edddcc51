/**
 * A link as it can stand in Python source and in Markdown: http or https, printable ASCII, without quotes, backslashes,
 * brackets or spaces, which are percent-encoded.
 *
 * @returns null for anything else
 */
export function safeLink(url: string | undefined): string | null {
  if (url === undefined || !/^https?:\/\//i.test(url)) return null;
  return url
    .replaceAll(/[\ud800-\udfff]/gu, '') // halves of characters, which nothing encodes
    .replaceAll(/[^!#-&*-;=?-Z_a-z~]+/g, encodeURIComponent)
    .replaceAll(/['()]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`);
}
