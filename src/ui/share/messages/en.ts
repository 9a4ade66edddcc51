export const en = {
  'tabs.label': 'Share and take away',
  'tabs.embed': 'Embed',
  'tabs.models': 'Models',
  'tabs.code': 'Code',
  'tabs.workspace': 'Everything',

  'copy.copy': 'Copy',
  'copy.done': 'Copied.',
  'copy.refused': 'The browser does not let this page copy. It is selected: press Ctrl+C, or ⌘C.',
  'copy.length.one': '{n} character',
  'copy.length.other': '{n} characters',
} as const;
