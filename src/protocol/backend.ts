/** TensorFlow.js' backends, in the order in which they are tried. */
export const BACKENDS = ['webgl', 'wasm', 'cpu'] as const;
export type BackendName = (typeof BACKENDS)[number];

/** Why a backend does not run here. */
export type BackendFailure = {
  readonly backend: BackendName;
  /** `unavailable`: the browser has none; `wrongResult`: it runs but computes wrong; `error`: it threw */
  readonly reason: 'unavailable' | 'wrongResult' | 'error';
  readonly message: string;
};

/** Which backend runs, and why not those before it. */
export type BackendReport = {
  readonly backend: BackendName;
  readonly failures: readonly BackendFailure[];
};

/** What the engine holds, for tests and for people who look. */
export type MemoryReport = {
  readonly tensors: number;
  /** bytes of all tensors */
  readonly bytes: number;
  /** bytes of GPU textures, recycled ones included; 0 off the GPU */
  readonly gpuBytes: number;
};
