import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../../../src/core/model/check/plan';
import { fromBase64Url, toBase64Url } from '../../../../src/core/model/plan-bytes';
import { decodePlan, encodePlan, LONGEST_PLAN_CODE } from '../../../../src/core/model/plan-code';
import { anyPlan } from './plan-arbitrary';

describe('the code of a plan', () => {
  it('says any plan to the last bit, in letters that a URL takes', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const code = encodePlan(plan);
        expect(code).toMatch(/^[\w-]+$/);
        expect(code.length).toBeLessThan(LONGEST_PLAN_CODE);
        expect(checkPlan(decodePlan(code))).toEqual({ ok: true, plan });
      }),
      { numRuns: 2000 },
    );
  });

  it('is the same for the same plan, whatever the order of its fields', () => {
    const turned = (value: unknown): unknown =>
      typeof value !== 'object' || value === null
        ? value
        : Array.isArray(value)
          ? value.map(turned)
          : Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([key, held]) => [key, turned(held)]),
            );
    fc.assert(
      fc.property(anyPlan, (plan) => {
        expect(encodePlan(turned(plan) as typeof plan)).toBe(encodePlan(plan));
      }),
    );
  });

  it('is nothing, or something for checkPlan to judge, whatever it is', () => {
    const letters = fc.string({ maxLength: 200 });
    const bytes = fc.uint8Array({ maxLength: 900 }).map((any) => toBase64Url(Uint8Array.from([1, ...any])));
    const spoilt = fc.tuple(anyPlan, fc.nat(), fc.nat(255), fc.nat(3)).map(([plan, at, byte, cut]) => {
      const code = fromBase64Url(encodePlan(plan))!;
      code[at % code.length] = byte;
      return toBase64Url(code.subarray(0, code.length - cut));
    });
    const long = fc.integer({ min: 1000, max: 3_000_000 }).map((length) => 'A'.repeat(length));
    let sound = 0;
    fc.assert(
      fc.property(
        fc.oneof({ weight: 5, arbitrary: spoilt }, { weight: 5, arbitrary: bytes }, letters, long),
        (code) => {
          const check = checkPlan(decodePlan(code));
          if (!check.ok) return;
          sound++;
          // One that happens to be sound is a plan like any other.
          expect(checkPlan(decodePlan(encodePlan(check.plan)))).toEqual(check);
        },
      ),
      { numRuns: 20_000 },
    );
    expect(sound).toBeGreaterThan(0);
  });
});

describe('base64url', () => {
  it('is as Node has it, and comes back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
        expect(toBase64Url(bytes)).toBe(Buffer.from(bytes).toString('base64url'));
        expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
      }),
    );
  });

  it('has one text for each row of bytes', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), (text) => {
        const bytes = fromBase64Url(text);
        if (bytes !== null) expect(toBase64Url(bytes)).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });
});
