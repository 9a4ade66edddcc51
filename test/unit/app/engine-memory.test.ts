import { describe, expect, it } from 'vitest';
import {
  type EngineMemory,
  loadEngineMemory,
  saveEngineMemory,
  withMeasurement,
} from '../../../src/app/engine-memory';
import type { KeptStorage } from '../../../src/app/kept';

/** A storage that keeps what it is given. */
function storageWith(kept: string | null = null): KeptStorage {
  let value = kept;
  return {
    getItem: () => value,
    setItem: (_, next) => {
      value = next;
    },
  };
}
const refuse = (): never => {
  throw new DOMException('no', 'QuotaExceededError');
};
const NOTHING: EngineMemory = { choice: 'auto', measurements: {} };
const MEMORY: EngineMemory = { choice: 'webgl', measurements: { plan: { webgl: 2, wasm: 1 } } };

describe('the memory of the engines', () => {
  it('is kept', () => {
    const storage = storageWith();
    saveEngineMemory(storage, '1', MEMORY);
    expect(loadEngineMemory(storage, '1')).toEqual(MEMORY);
  });

  it('loses its measurements, and not the choice, to another version of the page', () => {
    const storage = storageWith();
    saveEngineMemory(storage, '1', MEMORY);
    expect(loadEngineMemory(storage, '2')).toEqual({ ...MEMORY, measurements: {} });
  });

  it.each([
    null,
    '',
    'x',
    '{',
    'null',
    '7',
    '[]',
    '"webgl"',
    '{"choice":"abacus"}',
    '{"choice":["webgl"],"version":"1"}',
    '{"version":"1","measurements":null}',
    '{"version":"1","measurements":"fast"}',
    '{"version":"1","measurements":{"a":null,"b":7,"c":{},"d":[1,2]}}',
    '{"version":"1","measurements":{"a":{"webgl":1},"b":{"webgl":1,"wasm":"2"}}}',
    '{"version":"1","measurements":{"a":{"webgl":0,"wasm":1},"b":{"webgl":1,"wasm":-1}}}',
    '{"version":"1","measurements":{"a":{"webgl":1e999,"wasm":1},"b":{"webgl":1,"wasm":null}}}',
  ])('of %s is empty', (kept) => {
    expect(loadEngineMemory(storageWith(kept), '1')).toEqual(NOTHING);
  });

  it('keeps the sound among broken measurements', () => {
    const kept = '{"version":"1","measurements":{"a":{"webgl":1},"b":{"webgl":1,"wasm":2}}}';
    expect(loadEngineMemory(storageWith(kept), '1').measurements).toEqual({ b: { webgl: 1, wasm: 2 } });
  });

  it.each([
    ['refuses everything', { getItem: refuse, setItem: refuse }],
    ['is not there', null],
  ])('does without a storage that %s', (_, storage) => {
    expect(() => saveEngineMemory(storage, '1', MEMORY)).not.toThrow();
    expect(loadEngineMemory(storage, '1')).toEqual(NOTHING);
  });
});

describe('a measurement', () => {
  const speeds = { webgl: 5, wasm: 6 };
  const memoryOf = (count: number) => {
    let memory = NOTHING;
    for (let plan = 0; plan < count; plan++) memory = withMeasurement(memory, `plan ${plan}`, speeds);
    return memory;
  };

  it('takes the place of the one before of the same plan', () => {
    expect(withMeasurement(MEMORY, 'plan', speeds)).toEqual({
      choice: 'webgl',
      measurements: { plan: speeds },
    });
  });

  it('is one of thirty at most: the oldest goes', () => {
    const plans = Object.keys(memoryOf(33).measurements);
    expect(plans.length).toBe(30);
    expect(plans[0]).toBe('plan 3');
    expect(plans.at(-1)).toBe('plan 32');
  });

  it('that is taken anew is the newest', () => {
    const again = withMeasurement(memoryOf(30), 'plan 0', speeds);
    expect(Object.keys(again.measurements).length).toBe(30);
    expect(Object.keys(withMeasurement(again, 'new', speeds).measurements)).toContain('plan 0');
  });

  it('changes nothing that it is given', () => {
    const before = structuredClone(MEMORY);
    withMeasurement(MEMORY, 'other', speeds);
    expect(MEMORY).toEqual(before);
  });
});
