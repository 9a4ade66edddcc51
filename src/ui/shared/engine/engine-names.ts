import type { EngineState } from '../../../app/state';

/** What the engines are called, in every language. */
export const ENGINE_NAMES = { webgl: 'WebGL', wasm: 'WebAssembly' } as const satisfies Record<
  NonNullable<EngineState['report']>['engine'],
  string
>;
