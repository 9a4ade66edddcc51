import { describe, expect, it } from 'vitest';
import { HOST_LIMITS, readHostMessage } from '../../../../src/app/host/read-message';
import { encodePlan } from '../../../../src/core/model/plan-code';
import { DEFAULT_PLAN, PRESETS } from '../../../../src/core/model/presets';

const read = (message: object) => readHostMessage({ inkling: 1, id: 'a', ...message });
const command = (message: object) => {
  const result = read(message);
  return result.kind === 'command' ? result.command : result;
};
const STROKE = [
  { x: 1, y: 2 },
  { x: 3, y: 4 },
];

describe('a message of the host', () => {
  it.each(['hello', 'train', 'pause', 'resume', 'stop', 'getState', 'clear'])('is the command %s', (type) => {
    expect(read({ type })).toEqual({ kind: 'command', id: 'a', command: { type } });
  });

  it('names its id if it has one', () => {
    expect(readHostMessage({ inkling: 1, type: 'train' })).toMatchObject({ kind: 'command', id: null });
    expect(read({ id: 7, type: 'train' })).toMatchObject({ kind: 'command', id: 7 });
    for (const id of [{}, null, Number.NaN, 'x'.repeat(HOST_LIMITS.idCharacters + 1)])
      expect(read({ id, type: 'train' })).toMatchObject({
        kind: 'problem',
        reason: 'badMessage',
        what: 'id',
      });
  });

  it('brings a plan in three ways', () => {
    expect(command({ type: 'loadPlan', preset: 'cnn' })).toEqual({ type: 'loadPlan', plan: PRESETS.cnn });
    expect(command({ type: 'loadPlan', plan: DEFAULT_PLAN })).toEqual({
      type: 'loadPlan',
      plan: DEFAULT_PLAN,
    });
    expect(command({ type: 'loadPlan', code: encodePlan(PRESETS.cnn) })).toEqual({
      type: 'loadPlan',
      plan: PRESETS.cnn,
    });
  });

  it('says which fields of a plan are wrong', () => {
    const plan = { ...DEFAULT_PLAN, epochs: 0, seed: -1 };
    expect(read({ type: 'loadPlan', plan })).toEqual({
      kind: 'problem',
      id: 'a',
      reason: 'badPlan',
      what: 'epochs, seed',
    });
    expect(read({ type: 'loadPlan', plan: 'cnn' })).toMatchObject({ reason: 'badPlan', what: /^plan/ });
    expect(read({ type: 'loadPlan', code: '?' })).toMatchObject({ reason: 'badPlan' });
  });

  it('brings strokes, with points far off put near', () => {
    expect(command({ type: 'read', strokes: [STROKE, [], [{ x: 1e9, y: -1e9 }]] })).toEqual({
      type: 'read',
      strokes: [STROKE, [{ x: 560, y: -280 }]],
      show: true,
    });
    expect(command({ type: 'read', strokes: [], show: false })).toMatchObject({ show: false });
  });

  it.each([
    { type: 'explode' },
    { type: 7 },
    {},
    { type: 'reset', network: 'other' },
    { type: 'setLanguage', language: '__proto__' },
    { type: 'setTheme' },
    { type: 'loadPlan' },
    { type: 'loadPlan', preset: 'cnn', plan: DEFAULT_PLAN },
    { type: 'loadPlan', preset: 'toString' },
    { type: 'loadPlan', code: 'x'.repeat(HOST_LIMITS.codeCharacters + 1) },
    { type: 'read' },
    { type: 'read', strokes: 'strokes' },
    { type: 'read', strokes: [[1, 2]] },
    { type: 'read', strokes: [[{ x: Number.NaN, y: 1 }]] },
    { type: 'read', strokes: [STROKE], show: 'no' },
    { type: 'read', strokes: [new Array(5)] },
    { inkling: 2, type: 'train' },
  ])('that is wrong is refused: %o', (message) => {
    expect(read(message)).toMatchObject({ kind: 'problem', id: 'a', reason: 'badMessage' });
  });

  it('that holds too much is refused, however much it is', () => {
    const point = { x: 1, y: 1 };
    for (const strokes of [
      new Array(HOST_LIMITS.strokes + 1).fill(STROKE),
      [new Array(HOST_LIMITS.points + 1).fill(point)],
      new Array(4_000_000_000),
      [new Array(4_000_000_000)],
    ]) {
      const { kind } = read({ type: 'read', strokes });
      expect(kind).toBe('problem');
    }
  });

  it.each([
    undefined,
    null,
    1,
    'train',
    [],
    {},
    { type: 'train' },
    { subject: 'lti.frameResize' },
    new Map(),
  ])('that is none is left alone: %o', (message) => {
    expect(readHostMessage(message)).toEqual({ kind: 'none' });
  });

  it('reads what refers to itself', () => {
    const plan: Record<string, unknown> = { ...DEFAULT_PLAN };
    plan.network = { layers: [plan] };
    expect(read({ type: 'loadPlan', plan })).toMatchObject({ reason: 'badPlan' });
    const strokes: unknown[] = [];
    strokes.push(strokes);
    expect(read({ type: 'read', strokes })).toMatchObject({ reason: 'badMessage' });
  });
});
