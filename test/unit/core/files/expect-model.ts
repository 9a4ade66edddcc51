import { expect } from 'vitest';
import type { ModelContent, ModelNote, ModelResult } from '../../../../src/core/files/model-file';

/** Expects a model with the very same numbers; quicker than `toEqual`, which looks at each as an object. */
export function expectModel(read: ModelResult, model: ModelContent, notes: readonly ModelNote[] = []): void {
  if (!read.ok) expect.fail(JSON.stringify(read.problem));
  expect(read.model.network).toEqual(model.network);
  expect(read.notes).toEqual(notes);
  expect(read.model.weights.length).toBe(model.weights.length);
  for (const [index, values] of read.model.weights.entries()) {
    expect(Buffer.compare(bytesOf(values), bytesOf(model.weights[index]!))).toBe(0);
  }
}

export function expectBytes(found: Uint8Array, expected: Uint8Array): void {
  expect(Buffer.compare(found, expected)).toBe(0);
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
