import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Event, isEvent, isRequest, type Request } from '../../../src/protocol/messages';

function typesOf<T extends string>(types: Record<T, true>): readonly T[] {
  return Object.keys(types) as T[];
}

/** Every type, or the compiler objects. */
const REQUESTS = typesOf<Request['type']>({
  start: true,
  chooseEngine: true,
  predict: true,
  train: true,
  setLearningRate: true,
  load: true,
  save: true,
  test: true,
  browse: true,
  export: true,
  pause: true,
  resume: true,
  step: true,
  stop: true,
  reset: true,
  retry: true,
  ping: true,
  inspect: true,
});
const EVENTS = typesOf<Event['type']>({
  engine: true,
  trying: true,
  measured: true,
  network: true,
  predicted: true,
  phase: true,
  data: true,
  waiting: true,
  progress: true,
  epoch: true,
  resumed: true,
  finished: true,
  checkpoint: true,
  tested: true,
  browsed: true,
  exported: true,
  refused: true,
  failed: true,
  pong: true,
  inspected: true,
});

describe.each([
  { guard: isRequest, name: 'isRequest', own: REQUESTS, others: EVENTS },
  { guard: isEvent, name: 'isEvent', own: EVENTS, others: REQUESTS },
])('$name', ({ guard, own, others }) => {
  it.each(own)('knows %s', (type) => {
    expect(guard({ type })).toBe(true);
    expect(guard({ type, more: 1 })).toBe(true);
  });

  it.each(others)('does not take %s, which goes the other way', (type) => {
    expect(guard({ type })).toBe(false);
  });

  it.each([
    undefined,
    null,
    0,
    own[0],
    [own[0]],
    [],
    {},
    { type: undefined },
    { type: null },
    { type: 1 },
    { type: [own[0]] },
    { type: { toString: () => own[0] } },
    { type: 'toString' },
    { type: '__proto__' },
    { type: 'constructor' },
    { type: '' },
    { type: own[0]!.toUpperCase() },
    { source: 'react-devtools-bridge' },
  ])('refuses %o', (message) => {
    expect(guard(message)).toBe(false);
  });

  it('looks at anything without throwing, and takes what has a type of its own alone', () => {
    const typed = fc.record({ type: fc.oneof(fc.constantFrom(...own, ...others), fc.anything()) });
    fc.assert(
      fc.property(fc.oneof(fc.anything({ withNullPrototype: true }), typed), (message) => {
        const type = (message as { type?: unknown } | null | undefined)?.type;
        expect(guard(message)).toBe(own.some((known) => known === type));
      }),
      { numRuns: 500 },
    );
  });
});
