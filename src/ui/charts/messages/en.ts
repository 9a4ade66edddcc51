export const en = {
  'save.svg': 'Save “{chart}” as SVG',
  'save.png': 'Save “{chart}” as PNG',
  'save.failed': 'Could not be saved',
} as const;
