/** What can compute: TensorFlow.js and our own shaders on the GPU, or our own WebAssembly on the CPU. */
export const ENGINES = ['webgl', 'wasm'] as const;
export type EngineName = (typeof ENGINES)[number];

/** What a person or the URL asks for: `auto` takes the one that is measured to be the faster. */
export const ENGINE_CHOICES = ['auto', ...ENGINES] as const;
export type EngineChoice = (typeof ENGINE_CHOICES)[number];

/** Why an engine does not run here. */
export type EngineFailure = {
  readonly engine: EngineName;
  /**
   * `unavailable`: the browser has none; `wrongResult`: it runs but computes wrong; `error`: it threw; `lost`: the GPU
   * took its context away; `stalled`: it stopped answering; `diverged`: it got numbers that are none; `outOfMemory`: it
   * has no room for the plan
   */
  readonly reason: 'unavailable' | 'wrongResult' | 'error' | 'lost' | 'stalled' | 'diverged' | 'outOfMemory';
  readonly message: string;
};

/** Digits a second that an engine trains on. */
export type EngineSpeeds = { readonly [name in EngineName]?: number };

/** Why this engine computes and not the other. */
export type EngineReason =
  /** nothing is being trained: reading a digit needs no GPU */
  | { readonly kind: 'reading' }
  /** a person or the URL fixed it */
  | { readonly kind: 'asked' }
  /** both were timed with this very plan, now or on an earlier visit */
  | { readonly kind: 'measured'; readonly speeds: EngineSpeeds; readonly remembered: boolean }
  /** the GPU is the CPU in disguise, so it was not even timed */
  | { readonly kind: 'softwareGpu'; readonly renderer: string }
  /** the other one does not run here, or failed; see the report's `failures` */
  | { readonly kind: 'only' };

/** Which engine runs, why, and what became of the other. */
export type EngineReport = {
  readonly engine: EngineName;
  /** which build of the WebAssembly; null on the GPU */
  readonly variant: WasmBuild | null;
  readonly reason: EngineReason;
  readonly failures: readonly EngineFailure[];
};

/** The builds of the CPU engine: plain, with vectors, and with fused multiply-add. */
export const WASM_BUILDS = ['scalar', 'simd', 'relaxed'] as const;
export type WasmBuild = (typeof WASM_BUILDS)[number];

/** What was measured on this device: engine speeds by plan, see `measurementKey`. */
export type EngineMeasurements = { readonly [plan: string]: EngineSpeeds };

/** What the engine holds, for tests and for people who look. */
export type MemoryReport = {
  /** arrays on the engine */
  readonly tensors: number;
  /** bytes of all of them */
  readonly bytes: number;
  /** bytes of GPU textures, recycled ones included; 0 off the GPU */
  readonly gpuBytes: number;
};
