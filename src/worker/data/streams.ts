/** A stream brought more bytes than its reader was ready to take. */
export class TooLongError extends Error {
  override readonly name = 'TooLongError';

  constructor(limit: number) {
    super(`more than ${limit} bytes`);
  }
}

/**
 * Reads a stream to its end, but never holds more than `limit` bytes: what is longer is cancelled on the spot.
 *
 * @param limit bytes
 * @param onBytes called after each chunk with the bytes read so far
 * @throws TooLongError beyond the limit; whatever the stream itself fails with
 */
export async function readAtMost(
  stream: ReadableStream<Uint8Array>,
  limit: number,
  onBytes?: (bytes: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > limit) {
      // Not awaited: a source that is slow to stop must not hold up the answer, and how it stops does not matter.
      reader.cancel().catch(() => {});
      throw new TooLongError(limit);
    }
    chunks.push(value);
    onBytes?.(length);
  }
  return concatenate(chunks, length);
}

/** Whether bytes begin as gzip does (RFC 1952, section 2.3.1: ID1 = 31, ID2 = 139). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Inflates gzip.
 *
 * @param limit bytes of the result; a zip bomb is stopped there
 * @throws TooLongError beyond the limit; whatever DecompressionStream fails with where the bytes are damaged
 */
export async function inflate(
  bytes: Uint8Array<ArrayBuffer>,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return readAtMost(stream, limit);
}

function concatenate(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
