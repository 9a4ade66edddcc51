/** What the page and its service worker say to each other. */

export type OfflineRequest =
  /** A page has been loaded. `script` is the URL of one of its scripts, whose hashed name tells which version that page is. */
  | { readonly type: 'loaded'; readonly script: string }
  /** All of MNIST shall be kept, too. */
  | { readonly type: 'keepDigits' }
  /** The version that waits shall be the one that new pages get. */
  | { readonly type: 'update' };

/** The answer to `loaded` and `keepDigits`, by the port that came with them. */
export type OfflineAnswer = {
  /** all of MNIST is kept */
  readonly digits: boolean;
};

const REQUESTS: readonly unknown[] = ['loaded', 'keepDigits', 'update'] satisfies OfflineRequest['type'][];

export function isOfflineRequest(value: unknown): value is OfflineRequest {
  if (typeof value !== 'object' || value === null) return false;
  const { type, script } = value as Readonly<Record<string, unknown>>;
  return REQUESTS.includes(type) && (type !== 'loaded' || typeof script === 'string');
}
