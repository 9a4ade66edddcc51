import { type PresetId, presetOf } from '../model/presets';
import type { Facts } from './facts';
import type { ExportOptions } from './options';
import type { Texts } from './texts/type';

/** Of the 10,000 test digits read right in the page, 0..1: the README's medians of three seeds. */
const IN_THE_PAGE: { readonly [id in PresetId]?: number } = {
  softmax: 0.9277,
  'dense-100': 0.9781,
  'dense-128': 0.979,
  'dense-64-64': 0.9747,
  'dense-512-256': 0.9803,
  cnn: 0.9901,
};

/** The same of the exported code itself, medians of as many seeds as ADR 12 says. */
const IN_KERAS: { readonly [id in PresetId]?: number } = {
  softmax: 0.929,
  'dense-100': 0.9765,
  'dense-128': 0.9768,
  'dense-64-64': 0.9715,
  'dense-512-256': 0.9801,
  cnn: 0.9909,
};
const VERSIONS = 'Keras 3.15, TensorFlow 2.21';

export type Expected = {
  /** what to expect, a sentence each */
  readonly sentences: readonly string[];
  /** the page's own figure in a few signs; null without one */
  readonly short: string | null;
};

/** What the code is expected to come to: the page's own run, else what was measured of such a plan, and how far chance goes. */
export function expectedOf(
  { plan }: Facts,
  { result }: ExportOptions,
  { expected, percent }: Texts,
): Expected {
  const preset = presetOf(plan);
  const median = preset === null ? undefined : IN_THE_PAGE[preset];
  const keras = preset === null ? undefined : IN_KERAS[preset];
  const accuracy = result?.testAccuracy ?? median;
  const sentences: string[] = [];
  if (result !== undefined)
    sentences.push(expected.page(percent(result.testAccuracy), result.testLoss.toFixed(4)));
  else if (median !== undefined) sentences.push(expected.median(percent(median)));
  else if (preset !== 'inkling') sentences.push(expected.unknown);
  if (keras !== undefined) sentences.push(expected.keras(percent(keras), VERSIONS));
  if (plan.styleShare > 0) sentences.push(expected.withoutStyles(percentOf(plan.styleShare)));
  if (preset === 'inkling') sentences.push(expected.withoutStylesDefault);
  sentences.push(expected.range);
  return { sentences, short: accuracy === undefined ? null : percent(accuracy) };
}

function percentOf(share: number): string {
  return `${Number((100 * share).toPrecision(3))} %`;
}
