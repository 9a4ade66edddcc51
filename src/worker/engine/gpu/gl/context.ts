import { EngineLost } from '../../failures';

/** A WebGL2 context, and what happens to those who wait for it when the GPU takes it away. */
export type GpuContext = {
  readonly gl: WebGL2RenderingContext;
  /** @throws EngineLost when the context is lost or released */
  readonly check: () => void;
  /** The same promise, but rejected with EngineLost as soon as the context is lost: a lost context reads as zeros. */
  readonly guard: <T>(promise: Promise<T>) => Promise<T>;
  /** Gives the context back; browsers allow a page but a few. Whoever still waits is rejected. */
  readonly release: () => void;
};

/**
 * A context on a canvas of our own, which no page shows.
 *
 * @param onLost called once when the GPU takes the context away, and not after `release`
 * @returns null without WebGL2
 */
export function createGpuContext(onLost: () => void): GpuContext | null {
  if (typeof OffscreenCanvas === 'undefined') return null;
  const canvas = new OffscreenCanvas(1, 1);
  const gl = canvas.getContext('webgl2', {
    alpha: false,
    antialias: false,
    premultipliedAlpha: false,
    preserveDrawingBuffer: false,
    depth: false,
    stencil: false,
    powerPreference: 'high-performance',
  });
  if (gl === null) return null;

  const waiting = new Set<(thrown: Error) => void>();
  let released = false;

  function rejectAll(): void {
    for (const reject of waiting) reject(lost());
    waiting.clear();
  }
  canvas.addEventListener(
    'webglcontextlost',
    () => {
      rejectAll();
      if (!released) onLost();
    },
    { once: true },
  );

  return {
    gl,
    check: () => {
      if (gl.isContextLost()) throw lost();
    },
    guard: (promise) =>
      new Promise((resolve, reject) => {
        waiting.add(reject);
        promise
          .then(
            (value) => (gl.isContextLost() ? reject(lost()) : resolve(value)),
            (thrown) => reject(gl.isContextLost() ? lost() : thrown),
          )
          .finally(() => waiting.delete(reject));
      }),
    release: () => {
      released = true;
      gl.getExtension('WEBGL_lose_context')?.loseContext();
      rejectAll();
    },
  };
}

function lost(): EngineLost {
  return new EngineLost('the WebGL context is lost');
}
