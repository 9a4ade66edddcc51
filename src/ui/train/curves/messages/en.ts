/** What is said of the curves of a run. */
export const en = {
  loss: 'Loss',
  accuracy: 'Accuracy',
  epochs: 'Epochs',
  training: 'training',
  validation: 'validation',
  none: 'No value yet.',
  description: 'Training {training}, validation {validation}.',
  descriptionTraining: 'Training {training}.',
  'after.one': 'After {n} epoch:',
  'after.other': 'After {n} epochs:',
} as const;
