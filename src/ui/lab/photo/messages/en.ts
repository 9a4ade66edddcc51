export const en = {
  'photo.open': 'From a picture…',
  'photo.hint': 'Choose a photo or scan of a digit, drop one here, or paste one',
  'photo.drop': 'Drop the picture here',
  'photo.heading': 'From picture to digit',
  'photo.opening': 'Opening the picture…',
  'photo.accept': 'Put it on the pad',
  'photo.close': 'Cancel',
  'photo.another': 'Another picture…',
  'photo.blank':
    'No digit was found: nothing in this picture stands out clearly enough from its background. Your drawing is untouched. Try one with more light, or with the digit larger.',
  'photo.problem.empty': 'This file is empty. Your drawing is untouched. Choose another one.',
  'photo.problem.wrongType':
    'This file is not a picture. Your drawing is untouched. Choose a photo or a scan.',
  'photo.problem.broken':
    'This picture cannot be opened: it is damaged, or of a kind that this browser does not know. Your drawing is untouched. A JPEG or PNG works everywhere.',
  'photo.problem.tooLarge':
    'This picture has more than 40 million pixels. Your drawing is untouched. Make it smaller or cut the digit out.',

  'photo.grey.title': '1. Grey',
  'photo.grey.text': 'The colours go; what stays is how dark each place is.',
  'photo.swap.title': '2. Ink and paper',
  'photo.swap.kept': 'The ink is darker than its paper, as it should be.',
  'photo.swap.swapped': 'The ink is lighter than what it is written on, so dark and light are swapped.',
  'photo.even.title': '3. Even light',
  'photo.even.text':
    'Each place is compared with the paper around it, so that shadows and slow changes of light go.',
  'photo.ink.title': '4. Threshold',
  'photo.ink.text':
    'What is more than {percent} darker than the paper is ink (Otsu’s threshold). Dust, and what reaches in from the border, is left out; fine lines are widened to MNIST’s.',
  'photo.ink.none': 'Nothing is clearly darker than the paper: there is no threshold to be found.',
  'photo.scale.title': '5. Box and scale',
  'photo.scale.text': 'A box is put around the ink; its longer side becomes 20 pixels.',
  'photo.centre.title': '6. Centre',
  'photo.centre.text':
    'The centre of mass moves to the middle of 28 × 28 pixels. That is what the network sees.',
} as const;
