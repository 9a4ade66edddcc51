/** The names that URLs have for what is on the page: apart, for what is on the page at first needs none of them. */

/** The parts of the page that a URL may show or leave out, in their order. */
export const PANELS = ['header', 'draw', 'predict', 'train', 'lab', 'share', 'footer'] as const;

/**
 * Everything that a person can do beyond drawing, by the names that URLs have for it. More are added at the end alone: links
 * name them by their places, too.
 */
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
