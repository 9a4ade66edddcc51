import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Event, isEvent, isRequest, type Request } from '../../../src/protocol/messages';

const REQUESTS: readonly Request['type'][] = [
  'start',
  'predict',
  'train',
  'pause',
  'resume',
  'step',
  'stop',
  'reset',
  'retry',
  'ping',
  'inspect',
];
const EVENTS: readonly Event['type'][] = [
  'ready',
  'network',
  'predicted',
  'phase',
  'data',
  'progress',
  'epoch',
  'finished',
  'checkpoint',
  'failed',
  'pong',
  'inspected',
];

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
