/** What the host is told in English. */
export const en = {
  'refused.badMessage': 'Inkling does not understand this message: {what}.',
  'refused.badPlan': 'This plan cannot be trained: {what}.',
  'refused.badPlan.form': 'The plan in the form cannot be trained.',
  'refused.busy': 'A run is under way: stop it or wait for its end.',
  'refused.noRun': 'There is no run that this could be done to now.',
  'refused.blank': 'There is no ink in these strokes.',
  'refused.replaced': 'Another drawing took its place before it was read.',
  'refused.noEngine': 'The network cannot run here, or its engine was lost on the way.',
  'refused.noNetwork': 'No network could be loaded.',
  'refused.tooMany': 'Too many commands wait for an answer.',
  'refused.failed': 'Something in Inkling broke.',
} as const;
