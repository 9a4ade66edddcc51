import type { PlanProblem } from '../model/check/problems';
import type { Weights } from '../model/initialize';
import type { NetworkSpec } from '../model/network';

/** What a model file of any format holds. */
export type ModelContent = {
  readonly network: NetworkSpec;
  /** as `weightShapes(network)` lists them */
  readonly weights: Weights;
};

/**
 * Why a file is not taken. Words that come from the file itself are cut by `shown`; names of layers and settings are those
 * of the file's format.
 */
export type FileProblem =
  /** the file, or what it unpacks to, in bytes */
  | { readonly kind: 'tooLarge'; readonly bytes: number; readonly max: number }
  /** more files in an archive than are looked at */
  | { readonly kind: 'tooManyFiles'; readonly count: number; readonly max: number }
  /** not a file of this kind at all */
  | { readonly kind: 'notThisFormat' }
  /** a Keras file of arrays, without the layers that they belong to */
  | { readonly kind: 'weightsOnly' }
  /** TensorFlow.js' other format, of operations in place of layers */
  | { readonly kind: 'graphModel' }
  /** `where` names the part in the format's own terms, such as `model.weights.h5` */
  | { readonly kind: 'damaged'; readonly where: string }
  | { readonly kind: 'encrypted' }
  /** `layer` is its type, such as `LSTM`; `name` the one that the file gives it */
  | { readonly kind: 'unsupportedLayer'; readonly layer: string; readonly name: string }
  | {
      readonly kind: 'unsupportedSetting';
      /** the layer's type or name, or the part of the file */
      readonly layer: string;
      /** such as `padding` */
      readonly setting: string;
      readonly value: string;
    }
  /** a layer that is not fed by the one before it alone */
  | { readonly kind: 'notAChain'; readonly name: string }
  /** not 784 numbers nor 28 x 28 (x 1) */
  | { readonly kind: 'wrongInput'; readonly shape: string }
  /** not ten numbers */
  | { readonly kind: 'wrongOutput'; readonly shape: string }
  /** an array that holds NaN or infinity */
  | { readonly kind: 'notNumbers'; readonly array: string }
  | { readonly kind: 'missingArray'; readonly array: string }
  | {
      readonly kind: 'wrongShape';
      readonly array: string;
      readonly expected: readonly number[];
      readonly found: readonly number[];
    }
  /** a network that the page doesn't train: too large, or of layers that do not fit each other */
  | { readonly kind: 'badNetwork'; readonly problems: readonly PlanProblem[] };

/** What a person should know of a model that was read. */
export type ModelNote =
  /** the file doesn't say what a pixel full of ink is: 1 was assumed */
  | { readonly kind: 'assumedRange' }
  /** the network gave logits: a softmax was put after it */
  | { readonly kind: 'addedSoftmax' }
  /** a setting without which the model reads the same, but would be trained otherwise */
  | { readonly kind: 'droppedSetting'; readonly layer: string; readonly setting: string };

export type ModelResult =
  | { readonly ok: true; readonly model: ModelContent; readonly notes: readonly ModelNote[] }
  | { readonly ok: false; readonly problem: FileProblem };
