export const en = {
  'offline.nothing': 'Not kept for use offline here.',
  'offline.page': 'Works offline, but for training digits not fetched yet.',
  'offline.all': 'Works offline.',
  'update.ready': 'A new version is ready. Your drawing and your runs are kept.',
  'update.now': 'Update',
  'update.later': 'Later',
} as const;
