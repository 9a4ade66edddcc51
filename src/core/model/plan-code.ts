import { MONITORS } from './early-stopping';
import { ACTIVATIONS, INITIALIZERS, LAYER_TYPES, type LayerSpec, type NetworkSpec } from './network';
import { CONJUGATE_FORMULAS, OPTIMIZER_DEFAULTS, OPTIMIZER_TYPES, type OptimizerSpec } from './optimizer';
import { LOSSES, PLAN_LIMITS, type TrainingPlan } from './plan';
import {
  type ByteReader,
  createByteReader,
  createByteWriter,
  fromBase64Url,
  toBase64Url,
} from './plan-bytes';
import { type LearningRateSchedule, SCHEDULE_DEFAULTS, SCHEDULE_TYPES } from './schedule';

/**
 * A plan as a few letters that a URL can hold: its numbers and the places of its names in the lists of this folder, byte by
 * byte. Names may be added to the end of a list and never moved; any other change of the form takes another version.
 */
const VERSION = 1;

/** More letters than any plan takes. */
export const LONGEST_PLAN_CODE = 1100;

/** What a plan is varied by, in the order in which it is written. */
const AUGMENTATION_KEYS = ['rotation', 'scale', 'shear', 'shift', 'elastic', 'strokeWidth'] as const;

/** The bits of the byte that says which parts a plan has. */
const SHUFFLE = 1;
const STOPPING = 2;
const BEST_WEIGHTS = 4;
const AUGMENTATION = 8;
const RAW_PIXELS = 16;

/**
 * The same plan gives the same code, and the code the very same numbers.
 *
 * @param plan checked by `checkPlan`
 * @returns base64url, fewer than `LONGEST_PLAN_CODE` letters
 */
export function encodePlan(plan: TrainingPlan): string {
  const { network, optimizer, schedule, earlyStopping, augmentation } = plan;
  const bytes = createByteWriter();
  bytes.byte(VERSION);
  bytes.byte(
    (plan.shuffle ? SHUFFLE : 0) |
      (earlyStopping === null ? 0 : STOPPING) |
      (earlyStopping?.restoreBestWeights ? BEST_WEIGHTS : 0) |
      (augmentation === null ? 0 : AUGMENTATION) |
      (network.normalized === false ? RAW_PIXELS : 0),
  );
  bytes.byte(OPTIMIZER_TYPES.indexOf(optimizer.type));
  for (const key of ownKeys(OPTIMIZER_DEFAULTS[optimizer.type])) writeOwn(optimizer, key);
  bytes.byte(SCHEDULE_TYPES.indexOf(schedule.type));
  for (const key of ownKeys(SCHEDULE_DEFAULTS[schedule.type])) writeOwn(schedule, key);
  bytes.byte(LOSSES.indexOf(plan.loss));
  for (const key of NUMBER_KEYS) bytes.number(plan[key]);
  if (earlyStopping !== null) {
    bytes.byte(MONITORS.indexOf(earlyStopping.monitor));
    bytes.number(earlyStopping.minDelta);
    bytes.number(earlyStopping.patience);
  }
  if (augmentation !== null) for (const key of AUGMENTATION_KEYS) bytes.number(augmentation[key]);
  bytes.byte(network.layers.length);
  for (const layer of network.layers) writeLayer(layer);
  return toBase64Url(bytes.taken());

  function writeOwn(of: OptimizerSpec | LearningRateSchedule, key: string): void {
    const value = (of as Readonly<Record<string, unknown>>)[key];
    if (typeof value === 'number') bytes.number(value);
    else bytes.byte(ownChoices(key).indexOf(value));
  }

  function writeLayer(layer: LayerSpec): void {
    bytes.byte(LAYER_TYPES.indexOf(layer.type));
    for (const key of LAYER_NUMBERS[layer.type]) bytes.number((layer as unknown as Numbers)[key]!);
    if ('activation' in layer) bytes.byte(ACTIVATIONS.indexOf(layer.activation));
    if (layer.type !== 'Dense' && layer.type !== 'Conv2D') return;
    const { kernelInitializer, kernelRegularizer } = layer;
    // From 1: 0 is none of its own. An odd byte is followed by penalties.
    const initializer = kernelInitializer === undefined ? 0 : INITIALIZERS.indexOf(kernelInitializer) + 1;
    bytes.byte(2 * initializer + (kernelRegularizer === undefined ? 0 : 1));
    if (kernelRegularizer === undefined) return;
    bytes.number(kernelRegularizer.l1);
    bytes.number(kernelRegularizer.l2);
  }
}

/**
 * What a code says, for `checkPlan` to judge. Total: null for what is no code of a version that is known.
 *
 * @param code at most `LONGEST_PLAN_CODE` letters are looked at
 */
export function decodePlan(code: string): unknown | null {
  const all = code.length > LONGEST_PLAN_CODE ? null : fromBase64Url(code);
  if (all === null) return null;
  const bytes = createByteReader(all);
  if (bytes.byte() !== VERSION) return null;
  const parts = bytes.byte();
  // Read in the order in which they stand here.
  const read = {
    optimizer: readOwn(bytes, OPTIMIZER_TYPES, OPTIMIZER_DEFAULTS),
    schedule: readOwn(bytes, SCHEDULE_TYPES, SCHEDULE_DEFAULTS),
    loss: LOSSES[bytes.byte()],
    ...readNumbers(bytes, NUMBER_KEYS),
    shuffle: (parts & SHUFFLE) !== 0,
    earlyStopping:
      (parts & STOPPING) === 0
        ? null
        : {
            monitor: MONITORS[bytes.byte()],
            ...readNumbers(bytes, ['minDelta', 'patience']),
            restoreBestWeights: (parts & BEST_WEIGHTS) !== 0,
          },
    augmentation: (parts & AUGMENTATION) === 0 ? null : readNumbers(bytes, AUGMENTATION_KEYS),
    network: readNetwork(bytes, (parts & RAW_PIXELS) !== 0),
  };
  return bytes.done() ? read : null;
}

type Numbers = Readonly<Record<string, number>>;

/** The plan's numbers, in the order in which they are written. */
const NUMBER_KEYS = ['batchSize', 'epochs', 'validationSplit', 'trainingSize', 'styleShare', 'seed'] as const;

const LAYER_NUMBERS: { readonly [T in LayerSpec['type']]: readonly string[] } = {
  Dense: ['units'],
  Conv2D: ['filters', 'kernelSize'],
  MaxPooling2D: ['poolSize'],
  AveragePooling2D: ['poolSize'],
  Flatten: [],
  Dropout: ['rate'],
  BatchNormalization: ['momentum', 'epsilon'],
  Activation: [],
};

/** What an optimiser or a schedule has beside its type, in the order of its defaults, which thereby belongs to the form. */
function ownKeys(defaults: object): string[] {
  return Object.keys(defaults).filter((key) => key !== 'type');
}

/** The values of what is no number: SGD's `nesterov`, or the formula of conjugate gradients. */
function ownChoices(key: string): readonly unknown[] {
  return key === 'formula' ? CONJUGATE_FORMULAS : [false, true];
}

function readOwn<T extends string>(
  bytes: ByteReader,
  types: readonly T[],
  defaults: { readonly [type in T]: object },
): object | null {
  const type = types[bytes.byte()];
  if (type === undefined) return null;
  const own = Object.entries(defaults[type]).filter(([key]) => key !== 'type');
  return {
    type,
    ...Object.fromEntries(
      own.map(([key, usual]) => [
        key,
        typeof usual === 'number' ? bytes.number() : ownChoices(key)[bytes.byte()],
      ]),
    ),
  };
}

function readNumbers(bytes: ByteReader, keys: readonly string[]): object {
  return Object.fromEntries(keys.map((key) => [key, bytes.number()]));
}

function readNetwork(bytes: ByteReader, rawPixels: boolean): Partial<NetworkSpec> {
  const count = bytes.byte();
  // More cannot be a plan's, and need not be read.
  const layers = Array.from({ length: Math.min(count, PLAN_LIMITS.layers.max) }, () => readLayer(bytes));
  return { layers: layers as readonly LayerSpec[], ...(rawPixels && { normalized: false }) };
}

function readLayer(bytes: ByteReader): object | null {
  const type = LAYER_TYPES[bytes.byte()];
  if (type === undefined) return null;
  const numbers = readNumbers(bytes, LAYER_NUMBERS[type]);
  if (type !== 'Dense' && type !== 'Conv2D' && type !== 'Activation') return { type, ...numbers };
  const active = { type, ...numbers, activation: ACTIVATIONS[bytes.byte()] };
  if (type === 'Activation') return active;
  const kernel = bytes.byte();
  const initializer = kernel >> 1;
  return {
    ...active,
    ...(initializer > 0 && { kernelInitializer: INITIALIZERS[initializer - 1] ?? null }),
    ...(kernel % 2 === 1 && { kernelRegularizer: readNumbers(bytes, ['l1', 'l2']) }),
  };
}
