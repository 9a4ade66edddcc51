import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../../../../src/core/model/check/plan';
import { LAYER_DEFAULTS, retyped } from '../../../../../src/core/model/layer-defaults';
import { LAYER_TYPES, type LayerSpec } from '../../../../../src/core/model/network';
import { DEFAULT_PLAN, PRESET_IDS, PRESETS } from '../../../../../src/core/model/presets';
import { withLayer, withLayerMoved, withoutLayer } from '../../../../../src/ui/lab/plan/edit-layers';
import { withDropout } from '../../../../../src/ui/lab/plan/edit-plan';
import { fixOf, layerOf } from '../../../../../src/ui/lab/plan/fixes';
import { sharedPenalty, withSharedPenalty } from '../../../../../src/ui/lab/plan/kernels';
import { choiceName, presetChoice } from '../../../../../src/ui/lab/plan/preset-text';
import { problemSentence } from '../../../../../src/ui/lab/plan/problem-sentence';
import { stackRows, totalParameters } from '../../../../../src/ui/lab/plan/stack';
import { planTranslator } from '../../../../unit/ui/lab/plan/plan-under-test';

type Layers = readonly LayerSpec[];
type Edit = (layers: Layers) => Layers;

const i18n = planTranslator();
const place = fc.nat(25);
const type = fc.constantFrom(...LAYER_TYPES);
const number = fc.oneof(fc.constantFrom(Number.NaN, 0, -1, 1.5, 1e9, 10), fc.nat(1100));

/** What a person can do in the builder, at any place. */
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(place, type).map(
    ([index, added]): Edit =>
      (layers) =>
        withLayer(layers, Math.min(index, layers.length), LAYER_DEFAULTS[added]),
  ),
  place.map(
    (index): Edit =>
      (layers) =>
        withoutLayer(layers, index),
  ),
  fc.tuple(place, place).map(
    ([from, to]): Edit =>
      (layers) =>
        withLayerMoved(layers, from, to),
  ),
  fc.tuple(place, type).map(
    ([index, to]): Edit =>
      (layers) =>
        layers.map((layer, at) => (at === index ? retyped(layer, to) : layer)),
  ),
  fc
    .tuple(place, fc.constantFrom('units', 'filters', 'kernelSize', 'poolSize', 'rate', 'epsilon'), number)
    .map(
      ([index, key, value]): Edit =>
        (layers) =>
          layers.map((layer, at) => (at === index && key in layer ? { ...layer, [key]: value } : layer)),
    ),
  number.map(
    (l2): Edit =>
      (layers) =>
        withSharedPenalty({ layers }, 'l2', l2).layers,
  ),
  fc.constant<Edit>((layers) => withDropout({ layers }).layers),
);

const edited = fc
  .tuple(fc.constantFrom(...PRESET_IDS), fc.array(edit, { maxLength: 12 }))
  .map(([id, edits]) => edits.reduce((layers: Layers, change) => change(layers), PRESETS[id].network.layers));

describe('the builder', () => {
  it('has shapes, counts, names and sentences for whatever is done in it', () => {
    fc.assert(
      fc.property(edited, (layers) => {
        const network = { layers };
        const plan = { ...DEFAULT_PLAN, network };
        const rows = stackRows(layers);
        expect(rows).toHaveLength(layers.length);
        const check = checkPlan(plan);
        if (check.ok) expect(totalParameters(rows)).not.toBeNull();
        expect(choiceName(presetChoice(plan), plan, i18n)).not.toMatch(/NaN|undefined/);
        sharedPenalty(network, 'l2');
        for (const problem of check.ok ? [] : check.problems) {
          expect(problemSentence(problem, i18n)).toMatch(/\.$/);
          fixOf(problem, network, i18n);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('has remedies that leave fewer problems of layers that do not fit, or none at their place', () => {
    fc.assert(
      fc.property(edited, (layers) => {
        const check = checkPlan({ ...DEFAULT_PLAN, network: { layers } });
        if (check.ok) return;
        for (const problem of check.problems) {
          const fix = fixOf(problem, { layers }, i18n);
          if (fix === null) continue;
          const again = checkPlan({ ...DEFAULT_PLAN, network: fix.network });
          const same = again.ok
            ? []
            : again.problems.filter(({ kind, path }) => kind === problem.kind && path === problem.path);
          const shrunk = fix.network.layers.length < layers.length; // then another layer has come to this place
          if (layers.length < 24 && !shrunk && problem.kind !== 'unknownValue')
            expect([layerOf(problem), same]).toEqual([layerOf(problem), []]);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
