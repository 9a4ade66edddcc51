import { DEFAULT_INITIALIZER, type LayerSpec, type NetworkSpec } from '../../../core/model/network';
import type { TrainingPlan } from '../../../core/model/plan';
import { alignLayers } from './align-layers';

export type KnobValue = string | number | boolean;

/** A knob on which two plans do not agree. */
export type PlanDifference = {
  /** in which layer, counted from 1 in the first plan, or in the second where only that has it; null outside layers */
  readonly layer: { readonly type: LayerSpec['type']; readonly number: number } | null;
  /** by its Keras name where it has one; null for the whole layer, which only one of them has */
  readonly knob: string | null;
  /** null: this plan has no such knob, or no such layer */
  readonly a: KnobValue | null;
  readonly b: KnobValue | null;
};

/** The knobs in which two plans differ, in the order of a plan: network, optimiser, and so on. Empty: the same run. */
export function planDifferences(a: TrainingPlan, b: TrainingPlan): PlanDifference[] {
  const knobsOfB = planKnobs(b);
  return [
    ...knobDifferences(networkKnobs(a.network), networkKnobs(b.network), null),
    ...layerDifferences(a.network, b.network),
    ...planKnobs(a).flatMap((knobs, group) => knobDifferences(knobs, knobsOfB[group]!, null)),
  ];
}

type Knobs = Readonly<Record<string, KnobValue>>;

function networkKnobs({ normalized }: NetworkSpec): Knobs {
  return { normalized: normalized !== false };
}

/** In groups, always the same ones: so that the knobs of two optimisers stand together. */
function planKnobs(plan: TrainingPlan): Knobs[] {
  const { optimizer, schedule, earlyStopping, augmentation } = plan;
  return [
    renamed('', { optimizer: optimizer.type, ...withoutType(optimizer) }),
    renamed('schedule.', { type: schedule.type, ...withoutType(schedule) }),
    {
      loss: plan.loss,
      batch_size: plan.batchSize,
      epochs: plan.epochs,
      validation_split: plan.validationSplit,
      training_size: plan.trainingSize,
      shuffle: plan.shuffle,
    },
    { EarlyStopping: earlyStopping !== null, ...renamed('EarlyStopping.', earlyStopping ?? {}) },
    { style_share: plan.styleShare },
    { augmentation: augmentation !== null, ...renamed('augmentation.', augmentation ?? {}) },
    { seed: plan.seed },
  ];
}

function withoutType({ type: _, ...knobs }: { readonly type: string } & Knobs): Knobs {
  return knobs;
}

/** With the defaults written out, so that a default and its value are no difference. */
function layerKnobs(layer: LayerSpec): Knobs {
  if (layer.type !== 'Dense' && layer.type !== 'Conv2D') return renamed('', withoutType(layer));
  const { kernelInitializer, kernelRegularizer, ...rest } = layer;
  return renamed('', {
    ...withoutType(rest),
    kernelInitializer: kernelInitializer ?? DEFAULT_INITIALIZER,
    l1: kernelRegularizer?.l1 ?? 0,
    l2: kernelRegularizer?.l2 ?? 0,
  });
}

function layerDifferences(a: NetworkSpec, b: NetworkSpec): PlanDifference[] {
  return alignLayers(a.layers, b.layers).flatMap(([i, j]) => {
    const one = i === null ? null : a.layers[i]!;
    const other = j === null ? null : b.layers[j]!;
    const layer = { type: (one ?? other)!.type, number: (i ?? j ?? 0) + 1 };
    if (one !== null && other !== null) return knobDifferences(layerKnobs(one), layerKnobs(other), layer);
    return [{ layer, knob: null, a: one && inWords(one), b: other && inWords(other) }];
  });
}

/** A layer as Keras code: `Dense(128, 'relu')`. */
function inWords(layer: LayerSpec): string {
  const { type, ...knobs } = layer;
  const values = Object.values(knobs).filter((value) => typeof value !== 'object');
  return `${type}(${values.map((value) => (typeof value === 'string' ? `'${value}'` : value)).join(', ')})`;
}

function knobDifferences(a: Knobs, b: Knobs, layer: PlanDifference['layer']): PlanDifference[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])]
    .filter((knob) => a[knob] !== b[knob])
    .map((knob) => ({ layer, knob, a: a[knob] ?? null, b: b[knob] ?? null }));
}

/** Keras' spelling: `learningRate` is `learning_rate`, `beta1` is `beta_1`. */
function renamed(prefix: string, knobs: Knobs): Knobs {
  return Object.fromEntries(
    Object.entries(knobs).map(([name, value]) => [
      prefix + name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/^(beta)(\d)/, '$1_$2'),
      value,
    ]),
  );
}
