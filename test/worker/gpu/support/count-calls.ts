/** What moves numbers between main memory and the GPU, or waits for it. */
export const UPLOADS = ['texImage2D', 'texSubImage2D', 'texSubImage3D', 'bufferData', 'bufferSubData'];
export const READ_BACKS = [
  'readPixels',
  'getBufferSubData',
  'getError',
  'finish',
  'clientWaitSync',
  'getProgramParameter',
  'getUniformLocation',
  'isTexture',
];
export const DRAWS = ['drawArrays', 'drawElements'];

/** Counts the calls of a context's functions while `work` runs. */
export function countCalls(
  gl: WebGL2RenderingContext,
  work: () => void,
): (names: readonly string[]) => number {
  const calls = new Map<string, number>();
  const functions = gl as unknown as Record<string, (...args: unknown[]) => unknown>;
  const own: string[] = [];
  for (const name of [...UPLOADS, ...READ_BACKS, ...DRAWS]) {
    const original = functions[name]!;
    own.push(name);
    functions[name] = (...args) => {
      calls.set(name, (calls.get(name) ?? 0) + 1);
      return original.apply(gl, args);
    };
  }
  try {
    work();
  } finally {
    for (const name of own) delete functions[name];
  }
  return (names) => names.reduce((sum, name) => sum + (calls.get(name) ?? 0), 0);
}
