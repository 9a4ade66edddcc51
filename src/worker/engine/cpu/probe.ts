import type { WasmBuild } from '../../../protocol/engine';

/** What every module begins with: "\0asm", version 1; then the type of a function () -> v128, and one of that type. */
const HEAD = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 5, 1, 0x60, 0, 1, 0x7b, 3, 2, 1, 0];
/** i32.const 0; i8x16.splat */
const SPLAT = [0x41, 0, 0xfd, 0x0f];
const RELAXED_MADD = [0xfd, 0x85, 0x02];

/** A module of one function with these instructions, without locals. */
function moduleOf(...instructions: readonly number[]): Uint8Array<ArrayBuffer> {
  const body = [0, ...instructions, 0x0b];
  return Uint8Array.from([...HEAD, 0x0a, body.length + 2, 1, body.length, ...body]);
}

const PROBES: { readonly [build in WasmBuild]: () => Uint8Array<ArrayBuffer> | null } = {
  scalar: () => null,
  simd: () => moduleOf(...SPLAT),
  relaxed: () => moduleOf(...SPLAT, ...SPLAT, ...SPLAT, ...RELAXED_MADD),
};

/** Whether WebAssembly here knows the instructions of a build. */
export function supports(build: WasmBuild): boolean {
  const probe = PROBES[build]();
  return probe === null || WebAssembly.validate(probe);
}
