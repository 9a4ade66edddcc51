import { networkTitle } from '../model/network';
import type { TrainingPlan } from '../model/plan';
import { expectedOf } from './expected';
import { type Facts, factsOf } from './facts';
import { exportName } from './file-name';
import { safeLink } from './link';
import type { ExportOptions } from './options';
import { compileCode } from './parts/compile';
import { conjugateCode, conjugateFitCode } from './parts/conjugate';
import { dataCode } from './parts/data';
import { devicesCode } from './parts/devices';
import { fitCode } from './parts/fit';
import { networkCode } from './parts/network';
import { calibrateCode, curvesCode, testCode } from './parts/reading';
import { setupCode } from './parts/setup';
import { variantsCode } from './parts/variants';
import { textsOf } from './texts/texts';
import type { Texts } from './texts/type';

/** One thing after the other: a cell of a notebook, a section of a script. */
export type Step = {
  /** stays the same from export to export */
  readonly id: string;
  readonly title: string;
  /** paragraphs; `code` is in backticks */
  readonly text: readonly string[];
  /** Python, without a line break at its end */
  readonly code: string;
};

export type Walkthrough = {
  readonly title: string;
  /** paragraphs: where it comes from, what it needs, what is expected */
  readonly introduction: readonly string[];
  /** what the link is, and the link; null without one */
  readonly link: { readonly text: string; readonly url: string } | null;
  readonly steps: readonly Step[];
};

/**
 * A plan as a way through Keras 3, from the data to a saved model.
 *
 * @param plan checked by `checkPlan`
 * @param show the Python that shows a figure, or keeps it, when it is drawn
 */
export function walkthrough(plan: TrainingPlan, options: ExportOptions, show: string): Walkthrough {
  const facts = factsOf(plan);
  const texts = textsOf(options.language);
  const { sentences, short } = expectedOf(facts, options, texts);
  const url = safeLink(options.url);
  return {
    title: texts.title(networkTitle(plan.network)),
    introduction: [
      texts.from,
      texts.needs,
      sentences.join(options.language === 'zh' ? '' : ' '),
      texts.chance,
    ],
    link: url === null ? null : { text: texts.open, url },
    steps: stepsOf(facts, options, texts, short, show),
  };
}

function stepsOf(
  facts: Facts,
  { result }: ExportOptions,
  texts: Texts,
  expected: string | null,
  show: string,
): Step[] {
  const { plan, fullBatch, losses } = facts;
  const { comments } = texts;
  const { optimizer, augmentation } = plan;
  const conjugate = optimizer.type === 'ConjugateGradient' ? optimizer : null;
  const step = (
    id: string,
    { title, text }: { readonly title: string; readonly text: string },
    code: string,
    ...more: readonly (string | null)[]
  ): Step => ({ id, title, text: [text, ...more.filter((one) => one !== null)], code });
  const when = (condition: boolean, text: string) => (condition ? text : null);
  return [
    step('setup', texts.setup, setupCode(facts, comments)),
    step(
      'data',
      texts.data,
      dataCode(facts, comments),
      when(facts.validates, texts.dataSplit),
      when(plan.trainingSize < 60_000, texts.dataSubset),
      when(plan.network.normalized === false, texts.dataPixels),
      when(facts.oneHot, texts.dataOneHot),
    ),
    ...(augmentation === null
      ? []
      : [
          step(
            'variants',
            texts.variants,
            variantsCode(facts, augmentation, comments),
            when(plan.styleShare > 0, texts.variantsStyles),
          ),
        ]),
    ...(conjugate ? [] : [step('devices', texts.devices, devicesCode(facts, comments))]),
    step('network', texts.network, networkCode(facts)),
    step(
      'compile',
      texts.compile,
      compileCode(facts, comments),
      when(fullBatch === 'BatchGradientDescent', texts.compileFullBatch),
      when(losses.test !== 'loss', texts.compilePlain),
    ),
    ...(conjugate ? [step('conjugate', texts.conjugate, conjugateCode(facts, conjugate, comments))] : []),
    step(
      'fit',
      texts.fit,
      conjugate ? conjugateFitCode(facts) : fitCode(facts, comments),
      when(plan.earlyStopping !== null, texts.fitEarly),
    ),
    step('curves', texts.curves, curvesCode(facts, result, show, comments)),
    ...(facts.calibrates ? [step('calibrate', texts.calibrate, calibrateCode(facts, comments))] : []),
    step('test', texts.test, testCode(facts, expected, comments)),
    step('save', texts.save, `model.save("${exportName(plan.network)}.keras")`),
  ];
}
