import type { Control } from '../../../app/config/config';

/** The controls by the part of the page that they stand in. */
export const CONTROL_GROUPS = {
  page: ['language', 'theme', 'engine'],
  pad: ['eraser', 'penWidth', 'undo', 'redo', 'clear', 'samples', 'photo'],
  reading: ['reader', 'steps'],
  plan: [
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
  ],
  run: ['train', 'pause', 'step', 'stop', 'reset'],
  lab: ['runs', 'test', 'mnist', 'own'],
} as const satisfies Readonly<Record<string, readonly Control[]>>;

export type GroupName = keyof typeof CONTROL_GROUPS;

export const GROUP_NAMES = Object.keys(CONTROL_GROUPS) as readonly GroupName[];
