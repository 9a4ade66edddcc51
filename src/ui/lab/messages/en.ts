export const en = {
  'tabs.label': 'Lab',
  'tabs.runs': 'Runs',
  'tabs.test': 'Test',
  'tabs.mnist': 'MNIST',
  'tabs.own': 'My digits',
} as const;
