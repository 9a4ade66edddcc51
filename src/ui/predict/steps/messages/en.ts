/** What the steps of a preparation are called. */
export const en = {
  blank: 'Draw something to see each step.',
  'box.title': '1. Box',
  'box.text': 'A box is put around the ink, wherever it lies on the pad.',
  'scale.title': '2. Scale',
  'scale.text': 'Its longer side becomes 20 pixels, and the pen as thick as in MNIST.',
  'centre.title': '3. Centre',
  'centre.text':
    'The centre of mass moves to the middle of 28 × 28 pixels: by {right} across and {down} down, in pixels.',
} as const;
