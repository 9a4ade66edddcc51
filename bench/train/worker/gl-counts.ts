/** Calls of the WebGL 2 interface, by what they cost. */
export type GlCounts = { draws: number; uploads: number; readbacks: number };

const DRAWS =
  /^(draw(Arrays|Elements|RangeElements)(Instanced)?|clear|clearBuffer\w+|blitFramebuffer|copyTex\w+)$/;
const UPLOADS = /^((compressedT|t)ex(Sub)?Image[23]D|buffer(Sub)?Data)$/;
const READBACKS = /^(readPixels|getBufferSubData)$/;

/**
 * Counts from now on what every WebGL 2 context of this thread is asked to do. Filling a framebuffer in any way counts as
 * a draw.
 */
export function countGl(): GlCounts {
  const counts: GlCounts = { draws: 0, uploads: 0, readbacks: 0 };
  const prototype = WebGL2RenderingContext.prototype as unknown as Record<string, unknown>;
  for (const name of Object.getOwnPropertyNames(prototype)) {
    const kind = kindOf(name);
    if (kind === undefined) continue;
    const call = prototype[name] as (...args: unknown[]) => unknown;
    prototype[name] = function (this: unknown, ...args: unknown[]) {
      counts[kind] += 1;
      return call.apply(this, args);
    };
  }
  return counts;
}

function kindOf(name: string): keyof GlCounts | undefined {
  if (DRAWS.test(name)) return 'draws';
  if (UPLOADS.test(name)) return 'uploads';
  return READBACKS.test(name) ? 'readbacks' : undefined;
}
