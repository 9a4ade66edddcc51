/** The URL of this page, without what it configures. */
export function pageUrl(): string {
  return location.href.replace(/[?#].*$/, '');
}
