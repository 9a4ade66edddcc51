/**
 * What parts of this page, and other tabs of it, tell whoever lists own digits: that there are more in the database.
 * Where the browser has no such channel, nobody hears it.
 */

const CHANNEL = 'inkling-own';

/** Returns how to stop. */
export function hearOfOwnDigits(onMore: () => void): () => void {
  const channel = openChannel();
  if (channel === null) return () => {};
  channel.onmessage = onMore;
  return () => channel.close();
}

export function tellOfOwnDigits(): void {
  const channel = openChannel();
  channel?.postMessage('more');
  channel?.close();
}

function openChannel(): BroadcastChannel | null {
  try {
    return new BroadcastChannel(CHANNEL);
  } catch {
    return null;
  }
}
