import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOST_LIMITS, readHostMessage } from '../../../../src/app/host/read-message';
import { checkPlan } from '../../../../src/core/model/check/plan';
import { DEFAULT_PLAN, PRESET_IDS, PRESETS } from '../../../../src/core/model/presets';
import { READY, says } from '../../../unit/app/framed-app';
import { bridged, HOST, settled } from '../../../unit/app/host/bridge-under-test';

const TYPES = [
  'hello',
  'loadPlan',
  'train',
  'pause',
  'resume',
  'stop',
  'reset',
  'setLanguage',
  'setTheme',
  'getState',
  'read',
  'clear',
];

/** What can cross `postMessage`, with what is awkward in it. */
const awkward: fc.Arbitrary<unknown> = fc.oneof(
  { maxDepth: 3 },
  fc.anything({
    withMap: true,
    withSet: true,
    withTypedArray: true,
    withSparseArray: true,
    withBigInt: true,
  }),
  fc.constantFrom<unknown>(Number.NaN, Number.POSITIVE_INFINITY, -0, '', '__proto__', 'constructor', null),
  fc.constantFrom<unknown>(...Object.values(PRESETS)),
  fc.constantFrom<unknown>(...PRESET_IDS, 'en', 'zh', 'dark', 'default', true, false),
);

const point = fc.oneof(
  { weight: 8, arbitrary: fc.record({ x: fc.double(), y: fc.double() }) },
  { weight: 1, arbitrary: awkward },
);
const strokes = fc.oneof(fc.array(fc.array(point, { maxLength: 6 }), { maxLength: 4 }), awkward);

/** A sound plan with some of its fields made otherwise. */
const plan = fc
  .tuple(
    fc.constantFrom(...PRESET_IDS),
    fc.dictionary(fc.constantFrom(...Object.keys(DEFAULT_PLAN), '__proto__'), awkward, { maxKeys: 2 }),
  )
  .map(([preset, changes]) => ({ ...PRESETS[preset], ...changes }));

/** Messages most of which look like ones of a host. */
const message: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 1, arbitrary: awkward },
  {
    weight: 9,
    arbitrary: fc.record(
      {
        inkling: fc.oneof({ weight: 9, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: awkward }),
        id: fc.oneof(fc.string(), fc.nat(), awkward),
        type: fc.oneof(
          { weight: 9, arbitrary: fc.constantFrom(...TYPES) },
          { weight: 1, arbitrary: awkward },
        ),
        plan: fc.oneof(plan, awkward),
        preset: fc.oneof(fc.constantFrom(...PRESET_IDS), awkward),
        code: fc.oneof(fc.base64String(), awkward),
        network: awkward,
        language: awkward,
        theme: awkward,
        strokes,
        show: awkward,
      },
      { requiredKeys: [] },
    ),
  },
);

describe('any message', () => {
  it('is a sound command, a problem, or nobody’s', () => {
    fc.assert(
      fc.property(message, (data) => {
        const read = readHostMessage(data);
        if (read.kind !== 'command') return;
        const { command } = read;
        if (command.type === 'loadPlan') expect(checkPlan(command.plan).ok).toBe(true);
        if (command.type !== 'read') return;
        expect(command.strokes.length).toBeLessThanOrEqual(HOST_LIMITS.strokes);
        for (const { x, y } of command.strokes.flat())
          expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
      }),
      { numRuns: 100_000 },
    );
  });

  it('leaves the page as it should be, and is answered once at most', async () => {
    const { app, ports, hears, toldOf, bridge } = bridged();
    app.wake();
    says(ports, ...READY);
    const before = app.store.getSnapshot();
    const drawn = before.pad.history;
    await fc.assert(
      fc.asyncProperty(message, fc.constantFrom(HOST, 'https://evil.example'), async (data, origin) => {
        const state = app.store.getSnapshot();
        const answers = toldOf('done').length + toldOf('refused').length;
        hears(data, origin);
        await settled();
        const now = app.store.getSnapshot();
        if (origin !== HOST) expect(now).toBe(state);
        expect(toldOf('done').length + toldOf('refused').length).toBeLessThanOrEqual(answers + 32);
        expect(checkPlan(now.training.draft).ok).toBe(true);
        expect(['en', 'zh']).toContain(now.preferences.language);
      }),
      { numRuns: 300 },
    );
    expect(app.store.getSnapshot().pad.history.past.length).toBeGreaterThanOrEqual(drawn.past.length);
    bridge.dispose();
    app.dispose();
  });
});
