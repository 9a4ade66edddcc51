import type { TrainingPlan } from '../../core/model/plan';
import type { PresetId } from '../../core/model/presets';
import type { Shipped } from '../../core/model/shipped';
import type { EngineChoice } from '../../protocol/engine';
import type { Language, Theme } from '../preferences';

/** The parts of the page that a URL may show or leave out, in their order. */
export const PANELS = ['header', 'draw', 'predict', 'train', 'lab', 'share', 'footer'] as const;
export type Panel = (typeof PANELS)[number];

/** Everything that a person can do beyond drawing, by the names that URLs have for it. */
export const CONTROLS = [
  // the page
  'language',
  'theme',
  'engine',
  // the pad
  'eraser',
  'penWidth',
  'undo',
  'redo',
  'clear',
  'samples',
  'photo',
  // the reading
  'reader',
  'steps',
  // the plan: its own names for its parts
  'preset',
  'network',
  'optimizer',
  'learningRate',
  'schedule',
  'loss',
  'batchSize',
  'epochs',
  'validationSplit',
  'trainingSize',
  'shuffle',
  'earlyStopping',
  'styleShare',
  'augmentation',
  'seed',
  'settings',
  // the run
  'train',
  'pause',
  'step',
  'stop',
  'reset',
  // tabs
  'runs',
  'test',
  'mnist',
  'own',
] as const;
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
