import { describe, expect, it } from 'vitest';
import { type InklingError, InklingFailure, toInklingError } from '../../../src/protocol/errors';

describe('toInklingError', () => {
  it.each<InklingError>([
    { kind: 'engine', failures: [] },
    { kind: 'diverged', epoch: 2, step: 31 },
    { kind: 'data', problem: 'offline', file: 'x.bin' },
  ])('takes the error out of a failure: $kind', (error) => {
    expect(toInklingError(new InklingFailure(error))).toBe(error);
  });

  it('keeps the message of any other error', () => {
    expect(toInklingError(new TypeError('no such thing'))).toEqual({
      kind: 'internal',
      message: 'no such thing',
    });
  });

  it.each<[unknown, string]>([
    ['text', 'text'],
    [undefined, 'undefined'],
    [null, 'null'],
    [7, '7'],
    [Symbol('s'), 'Symbol(s)'],
  ])('makes a message of anything thrown: %o', (thrown, message) => {
    expect(toInklingError(thrown)).toEqual({ kind: 'internal', message });
  });

  it('gives what can cross to the page', () => {
    const error = toInklingError(new Error('a', { cause: () => {} }));
    expect(structuredClone(error)).toEqual(error);
  });
});

it('a failure is an error that tells its kind', () => {
  const failure = new InklingFailure({ kind: 'workerDied' });
  expect(failure).toBeInstanceOf(Error);
  expect(failure).toMatchObject({ name: 'InklingFailure', message: 'workerDied' });
});
