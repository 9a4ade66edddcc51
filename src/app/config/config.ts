import type { TrainingPlan } from '../../core/model/plan';
import type { PresetId } from '../../core/model/presets';
import type { Shipped } from '../../core/model/shipped';
import type { EngineChoice } from '../../protocol/engine';
import type { Language, Theme } from '../preferences';
import type { CONTROLS, PANELS } from './names';

export type Panel = (typeof PANELS)[number];
export type Control = (typeof CONTROLS)[number];

/** What becomes of a control that is not simply shown: gone, or there to be seen but not to be changed. */
export type Restriction = 'hidden' | 'locked';

/** The colours that a course site may give the page, each as `#rrggbb`. */
export const COLOURS = ['page', 'surface', 'text', 'accent'] as const;
export type Colour = (typeof COLOURS)[number];

/** How the page's URL, which is the embedder's interface, has the page be. */
export type PageConfig = {
  /** null for all */
  readonly panels: readonly Panel[] | null;
  readonly controls: Readonly<Partial<Record<Control, Restriction>>>;
  /** the plan to start with: at most one of the two; null for the page's own */
  readonly preset: PresetId | null;
  readonly plan: TrainingPlan | null;
  /** in place of that plan's own; null leaves it */
  readonly seed: number | null;
  /** which of the networks that come with the page reads first */
  readonly network: Shipped | null;
  readonly engine: EngineChoice | null;
  readonly language: Language | null;
  readonly theme: Theme | null;
  readonly colours: Readonly<Partial<Record<Colour, string>>>;
  /** a sentence above the page that says what to do; '' for none */
  readonly task: string;
  /** training starts by itself */
  readonly autoplay: boolean;
  /** the only origin that may talk with the page by messages; null for none */
  readonly host: string | null;
};

/** The page as it is without anything in its URL. */
export const DEFAULT_CONFIG: PageConfig = {
  panels: null,
  controls: {},
  preset: null,
  plan: null,
  seed: null,
  network: null,
  engine: null,
  language: null,
  theme: null,
  colours: {},
  task: '',
  autoplay: false,
  host: null,
};

/** A part of the URL that is otherwise than said, or not understood; the page is as though it were not there. */
export type ConfigProblem = {
  /** as the URL has it, cut if long; '' for the URL as a whole */
  readonly key: string;
  readonly kind: ConfigProblemKind;
  /** what stands there, or the one name of a list that is wrong; cut likewise */
  readonly value: string;
  /** what could stand there instead, where that can be listed; empty otherwise */
  readonly allowed: readonly string[];
};

/**
 * - `unknownKey`: there is no such key.
 * - `repeatedKey`: an earlier one of the same name holds.
 * - `badValue`: the value is none that the key has; of a list, one name.
 * - `tooLong`: more characters than a task or an origin may have.
 * - `contrast`: this colour could not be read on the page's, so it is left out.
 * - `badPlan`: a code that is none, or a plan that cannot be trained.
 * - `presetAndPlan`: both are given; the plan holds.
 * - `notLoaded`: the part of the page that reads it did not come.
 */
export type ConfigProblemKind =
  | 'unknownKey'
  | 'repeatedKey'
  | 'badValue'
  | 'tooLong'
  | 'contrast'
  | 'badPlan'
  | 'presetAndPlan'
  | 'notLoaded';

/** What a URL says, read: nothing about it can fail. */
export type ReadConfig = {
  readonly config: PageConfig;
  readonly problems: readonly ConfigProblem[];
  /** the plan that the configuration has the page start with, seed and all; null for the page's own */
  readonly plan: TrainingPlan | null;
};
