import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readModel } from '../../../../../src/core/files/read-model';
import { readTfjs } from '../../../../../src/core/files/tfjs/read-tfjs';
import { writeTfjs } from '../../../../../src/core/files/tfjs/write-tfjs';
import { expectTotal } from '../expect-total';
import { mutated, mutations } from '../mutations';
import { SMALL_MODEL } from '../small-network';

const TIMEOUT = 300_000; // milliseconds: thousands of files, on a busy machine

const [JSON_FILE, WEIGHTS] = writeTfjs(SMALL_MODEL) as [NamedBytes, NamedBytes];
type NamedBytes = { readonly name: string; readonly bytes: Uint8Array };
const MODEL = JSON.parse(new TextDecoder().decode(JSON_FILE.bytes));

const nasty = fc.constantFrom<unknown>(
  ...[null, true, 0, -1, 0.5, 1e9, 2 ** 53, 1e308, '', 'relu', '__proto__', 'constructor', [], {}, [[[]]]],
  ...[{ class_name: 'Dense', config: null }, [null, 28, 28, 1], [2 ** 31, 2 ** 31], 'x'.repeat(5000)],
);
const key = fc.constantFrom('__proto__', 'constructor', 'toString', 'length');
const change = fc.tuple(fc.nat(), fc.oneof({ weight: 3, arbitrary: nasty }, fc.jsonValue()), fc.option(key));

/** A copy in which the value at a place, counted through the whole tree, has become another or has got another name. */
function changed(value: unknown, [place, other, name]: readonly [number, unknown, string | null]): unknown {
  let left = place % placesIn(value);
  const walk = (node: unknown): unknown => {
    if (left-- === 0) return name === null ? other : JSON.parse(`{"${name}":${JSON.stringify(node)}}`);
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(Object.entries(node).map(([field, inner]) => [field, walk(inner)]));
  };
  return walk(value);
}

function placesIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, inner) => sum + placesIn(inner), 1);
}

function withJson(model: unknown): NamedBytes[] {
  return [{ name: 'model.json', bytes: new TextEncoder().encode(JSON.stringify(model)) }, WEIGHTS];
}

describe('hostile files of TensorFlow.js', () => {
  it('do nothing: 8,000 descriptions in which something is something else', { timeout: TIMEOUT }, () => {
    let sound = 0;
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const read = readTfjs(withJson(changes.reduce(changed, MODEL)));
        expectTotal(read);
        if (read.ok) sound += 1;
      }),
      { numRuns: 8000 },
    );
    expect(sound).toBeGreaterThan(100);
    expect(sound).toBeLessThan(7000);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('do nothing: 7,000 files that came to harm', { timeout: TIMEOUT }, () => {
    fc.assert(
      fc.property(mutations, fc.boolean(), (harm, inWeights) => {
        const json = inWeights ? JSON_FILE.bytes : mutated(JSON_FILE.bytes, harm);
        const weights = inWeights ? mutated(WEIGHTS.bytes, harm) : WEIGHTS.bytes;
        const files = [
          { name: JSON_FILE.name, bytes: json },
          { name: WEIGHTS.name, bytes: weights },
        ];
        expectTotal(readTfjs(files));
        expectTotal(readModel(files));
      }),
      { numRuns: 7000 },
    );
  });
});
