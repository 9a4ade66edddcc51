import { createRedraw, type Redraw } from '../../core/data/augment-redraw';
import type { WasmBuild } from '../../protocol/engine';
import { supports } from '../engine/cpu/probe';
import { type AugmentKernel, redrawBy } from './kernel';

/** The builds of the kernel, from the faster to the one that runs everywhere: no number in it is a fraction. */
export const AUGMENT_BUILDS = ['simd', 'scalar'] as const satisfies readonly WasmBuild[];
export type AugmentBuild = (typeof AUGMENT_BUILDS)[number];

/** Fetches or reads a build of the kernel. */
export type AugmentKernelLoader = (build: AugmentBuild) => Promise<BufferSource>;

/**
 * Loads the WebAssembly that draws digits anew, the fastest build that runs here.
 *
 * @param builds to try, in this order; those whose instructions are not known here are passed over
 * @throws the last build's error if none starts
 */
export async function loadRedraw(
  load: AugmentKernelLoader,
  builds: readonly AugmentBuild[] = AUGMENT_BUILDS,
): Promise<Redraw> {
  let failure: unknown = new Error(`WebAssembly here runs none of: ${builds.join(', ')}`);
  for (const build of builds.filter(supports)) {
    try {
      const { instance } = await WebAssembly.instantiate(await load(build));
      return redrawBy(instance.exports as unknown as AugmentKernel);
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

/**
 * Draws digits anew in JavaScript, and by WebAssembly as soon as that is there: the bytes are the same, so nothing waits for
 * it, and where it cannot be had nothing but speed is missing.
 *
 * @param load called when the first digit is drawn
 */
export function redrawSoon(load: () => Promise<Redraw>): Redraw {
  const first = createRedraw();
  let fastest: Redraw | null = null;
  return (...digit) => {
    if (fastest === null) {
      fastest = first;
      load().then(
        (redraw) => {
          fastest = redraw;
        },
        () => {},
      );
    }
    fastest(...digit);
  };
}
