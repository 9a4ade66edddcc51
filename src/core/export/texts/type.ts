/** What stands over a step, and what is said of it; `code` is in backticks. */
export type StepText = { readonly title: string; readonly text: string };

/** All that is said in one language. Numbers come formatted. */
export type Texts = {
  readonly title: (network: string) => string;
  readonly from: string;
  readonly open: string;
  readonly needs: string;
  readonly chance: string;
  readonly percent: (share: number) => string;

  readonly expected: {
    readonly page: (accuracy: string, loss: string) => string;
    readonly median: (accuracy: string) => string;
    readonly keras: (accuracy: string, versions: string) => string;
    readonly unknown: string;
    readonly range: string;
    readonly withoutStyles: (share: string) => string;
    readonly withoutStylesDefault: string;
  };

  readonly setup: StepText;
  readonly data: StepText;
  readonly dataSubset: string;
  readonly dataSplit: string;
  readonly dataPixels: string;
  readonly dataOneHot: string;
  readonly variants: StepText;
  readonly variantsStyles: string;
  readonly devices: StepText;
  readonly network: StepText;
  readonly compile: StepText;
  readonly compileFullBatch: string;
  readonly compilePlain: string;
  readonly conjugate: StepText;
  readonly fit: StepText;
  readonly fitEarly: string;
  readonly curves: StepText;
  readonly calibrate: StepText;
  readonly test: StepText;
  readonly save: StepText;

  /** comments in the code, a line each */
  readonly comments: { readonly [name in CommentName]: string };
};

const COMMENT_NAMES = [
  'backend',
  'tensorflow',
  'prepare',
  'preparePixels',
  'splitAt',
  'bell',
  'cornersToPixels',
  'waves',
  'vary',
  'varyAll',
  'strokes',
  'affine',
  'bilinear',
  'varied',
  'everyEpoch',
  'severalGpus',
  'scaleBatch',
  'warmUp',
  'stepsPerEpoch',
  'wholeBatch',
  'chunk',
  'sums',
  'penalty',
  'measure',
  'sameDropout',
  'cubic',
  'lineSearch',
  'narrow',
  'conjugateStep',
  'steepest',
  'firstTry',
  'nextTry',
  'inVain',
  'pageCurves',
  'temperature',
  'confusion',
] as const;
export type CommentName = (typeof COMMENT_NAMES)[number];
