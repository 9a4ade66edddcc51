import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../../../src/core/model/check/plan';
import { createByteReader, createByteWriter, toBase64Url } from '../../../../src/core/model/plan-bytes';
import { decodePlan, encodePlan, LONGEST_PLAN_CODE } from '../../../../src/core/model/plan-code';
import { DEFAULT_PLAN, PRESET_IDS, PRESETS } from '../../../../src/core/model/presets';
import { LONGEST_PLAN } from './longest-plan';

describe('the code of a plan', () => {
  it('brings every ready-made plan back, in few letters', () => {
    for (const id of PRESET_IDS) {
      const code = encodePlan(PRESETS[id]);
      expect(checkPlan(decodePlan(code)), id).toEqual({ ok: true, plan: PRESETS[id] });
      expect(code.length, id).toBeLessThan(100);
    }
  });

  it('stays what it was: links of today are opened in years', () => {
    expect(encodePlan(DEFAULT_PLAN)).toBe(
      'AQkAdQJ3CXXnB3EBBIGBAKGNdwF8BncFgoZ2BnYGdwV3BncDAwB4gAIDAAB4gAEDAACLBgA',
    );
  });

  it('is short of a link however much a plan holds', () => {
    expect(encodePlan(LONGEST_PLAN).length).toBeLessThan(1000);
    expect(LONGEST_PLAN_CODE).toBeGreaterThan(1000);
    expect(decodePlan(encodePlan(LONGEST_PLAN))).toEqual(LONGEST_PLAN);
  });

  it('is nothing where it is of another version, too short, too long, or none', () => {
    const code = encodePlan(DEFAULT_PLAN);
    for (const none of ['', 'A', code.slice(4), code.slice(0, -4), `${code}AAAA`, 'C'.repeat(5000), 'über']) {
      expect(decodePlan(none), none).toBeNull();
    }
    expect(decodePlan(toBase64Url(Uint8Array.from([2, 0, 0])))).toBeNull();
  });

  it('keeps what is only another way of saying the same', () => {
    const plan = {
      ...DEFAULT_PLAN,
      network: {
        layers: [
          {
            type: 'Dense',
            units: 10,
            activation: 'softmax',
            kernelInitializer: 'glorot_uniform',
            kernelRegularizer: { l1: 0, l2: -0 },
          },
        ],
      },
    } as const;
    expect(decodePlan(encodePlan(plan))).toEqual(plan);
  });
});

describe('numbers in bytes', () => {
  const bytesOf = (value: number) => {
    const bytes = createByteWriter();
    bytes.number(value);
    return bytes.taken();
  };

  it.each([
    [0, 1],
    [126, 1],
    [127, 2],
    [60_000, 2],
    [59_999, 4],
    [0.002, 2],
    [0.999, 3],
    [1e-7, 2],
    [1e-10, 2],
    [0xffff_ffff, 6],
    [-0, 8],
    [Math.PI, 8],
    [2 ** -1074, 8],
    [1e7, 2],
    [1e9, 8],
  ])('%d takes %d', (value, length) => {
    const bytes = bytesOf(value);
    expect(bytes.length).toBe(length);
    const reader = createByteReader(bytes);
    expect(reader.number()).toBe(value);
    expect(reader.done()).toBe(true);
  });
});
