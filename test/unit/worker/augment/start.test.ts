import { afterEach, describe, expect, it, vi } from 'vitest';
import { readAugmentKernel } from '../../../../scripts/lib/kernels';
import { createCorners } from '../../../../src/core/data/augment-corners';
import type { Redraw } from '../../../../src/core/data/augment-redraw';
import { AUGMENT_BUILDS, loadRedraw, redrawSoon } from '../../../../src/worker/augment/start';
import { supports } from '../../../../src/worker/engine/cpu/probe';
import { allDone } from '../session/fake-session';

/** The bytes of a file that is no WebAssembly. */
const GARBAGE = Uint8Array.of(1, 2, 3);

afterEach(() => vi.restoreAllMocks());

/** A frame full of ink, each of whose corners comes from the middle of the paper. */
function drawn(redraw: Redraw): Uint8Array {
  const corners = createCorners();
  corners.u.fill(16 << 16);
  corners.v.fill(16 << 16);
  const target = new Uint8Array(784);
  redraw(new Uint8Array(784).fill(200), 0, target, 0, corners, 0);
  return target;
}
const ALL_INK = new Uint8Array(784).fill(200);

describe('choosing a build of what draws digits anew', () => {
  it('takes the first that runs here', async () => {
    const load = vi.fn(readAugmentKernel);
    expect(drawn(await loadRedraw(load))).toEqual(ALL_INK);
    expect(load.mock.calls).toEqual([[AUGMENT_BUILDS.find(supports)]]);
  });

  it('falls back to the next where one does not start or does not load', async () => {
    for (const broken of [() => Promise.resolve(GARBAGE), () => Promise.reject(new Error('404'))]) {
      const load = vi.fn((build) => (build === 'scalar' ? readAugmentKernel(build) : broken()));
      expect(drawn(await loadRedraw(load))).toEqual(ALL_INK);
      expect(load.mock.lastCall).toEqual(['scalar']);
    }
  });

  it('does not even load what WebAssembly here does not know', async () => {
    vi.spyOn(WebAssembly, 'validate').mockReturnValue(false);
    const load = vi.fn(readAugmentKernel);
    await loadRedraw(load);
    expect(load.mock.calls).toEqual([['scalar']]);
    await expect(loadRedraw(load, ['simd'])).rejects.toThrow('none of: simd');
  });

  it("fails with the last one's error where none starts", async () => {
    await expect(loadRedraw(() => Promise.reject(new Error('404')))).rejects.toThrow('404');
  });

  it('has builds that need no more than their probe says', async () => {
    for (const build of AUGMENT_BUILDS)
      expect(WebAssembly.validate(await readAugmentKernel(build))).toBe(supports(build));
  });
});

describe('drawing digits anew while the WebAssembly is on its way', () => {
  it('begins in JavaScript, asks once, and goes on by what has come', async () => {
    let arrive: (redraw: Redraw) => void = () => {};
    const load = vi.fn(() => new Promise<Redraw>((resolve) => (arrive = resolve)));
    const redraw = redrawSoon(load);
    expect(load).not.toHaveBeenCalled();
    expect(drawn(redraw)).toEqual(ALL_INK);
    expect(drawn(redraw)).toEqual(ALL_INK);
    expect(load).toHaveBeenCalledTimes(1);
    const fast = vi.fn<Redraw>();
    arrive(fast);
    await allDone();
    drawn(redraw);
    expect(fast).toHaveBeenCalledTimes(1);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('stays with JavaScript where WebAssembly cannot be had', async () => {
    const load = vi.fn(() => Promise.reject(new Error('blocked')));
    const redraw = redrawSoon(load);
    drawn(redraw);
    await allDone();
    expect(drawn(redraw)).toEqual(ALL_INK);
    expect(load).toHaveBeenCalledTimes(1);
  });
});
