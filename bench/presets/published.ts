import type { ARTICLE_PRESETS } from '../../src/core/model/presets';

/** What has been published of a network like a preset's; articles on it say much the same. */
export type Published = { readonly accuracy: string; readonly of: string };

/** No well-known text prints the accuracy of 784-64-64-10 after so many epochs. */
export const PUBLISHED: { readonly [id in (typeof ARTICLE_PRESETS)[number]]: Published | null } = {
  softmax: { accuracy: 'about 92 %', of: 'TensorFlow tutorial "MNIST For ML Beginners", 2015' },
  'dense-100': {
    accuracy: '97.80 %',
    of: 'M. Nielsen, "Neural Networks and Deep Learning", ch. 6: sigmoid, 60 epochs, the best of them',
  },
  'dense-128': {
    accuracy: 'about 98 %',
    of: 'TensorFlow "Quickstart for beginners": with dropout, 5 epochs',
  },
  'dense-64-64': null,
  'dense-512-256': { accuracy: '98.40 %', of: 'Keras example mnist_mlp.py: 512-512 with dropout, 20 epochs' },
  cnn: { accuracy: 'about 99 %', of: 'Keras example "Simple MNIST convnet": with dropout, 15 epochs' },
};
