export const en = {
  intro:
    'The plan in the form as a program for Keras 3: the same data, network, optimiser and seed, and what to expect. It runs on your machine or in the cloud, on one GPU or on many: the way on for what is too large for a tab.',
  'script.label': 'Python script',
  'script.save': 'Save the script (.py)',
  'notebook.save': 'Save the notebook (.ipynb)',
  'notebook.hint': 'For Jupyter, Colab and Kaggle: the same in cells, with curves.',
  'script.hint': 'For Python 3.10 or newer with Keras 3 and TensorFlow.',
  withResult: 'The run on show had these settings, so its result stands in the program, too.',
  invalid: 'The plan in the form cannot be trained. Correct the marked settings to see its program.',
  loading: 'Writing the program…',
  failed:
    'The part of the page that writes programs did not come. Check the connection, then choose this tab again.',
} as const;
