import type { Texts } from './type';

/** English. */
export const EN: Texts = {
  title: (network) => `${network} on MNIST, in Keras 3`,
  from: 'Exported from Inkling: the same data, network, optimiser and settings as the plan in the page.',
  open: 'The plan in the page:',
  needs: 'Needs Python 3.10 or newer and `pip install keras tensorflow matplotlib`.',
  chance:
    'Chance is not the same: the seed makes this code repeat itself, but it gives Keras other random numbers than the page, from the same distributions. So the weights start elsewhere, the digits come in another order, and the results are close, not equal.',
  percent: (share) => `${(100 * share).toFixed(2)} %`,

  expected: {
    page: (accuracy, loss) =>
      `Expected: in the page a run of this plan read ${accuracy} of the 10,000 test digits right, with a loss of ${loss}.`,
    median: (accuracy) =>
      `Expected: in the page this plan reads ${accuracy} of the 10,000 test digits right, the median of three seeds.`,
    keras: (accuracy, versions) => `This code, run with ${versions}, gave ${accuracy}.`,
    unknown:
      'Expected: there is no figure for this plan yet. Train it in the page, and export it again: then its result stands here.',
    range:
      'Another seed gives another result, in Keras as in the page: of a plan that trains well, by some tenths of a point. Eight seeds of 784-64-64-10 came to 96.90 to 97.71 % in the page. Where training is short or fails, they differ by more.',
    withoutStyles: (share) =>
      `One thing is missing: in the page, ${share} of the digits that are taught are written anew by Inkling's own handwriting styles, which cannot travel. Without them a network reads MNIST somewhat better, and what people write with a pen worse.`,
    withoutStylesDefault:
      'Measured in the page, with styles and without: 98.72 % and 99.09 % of the MNIST test, 97.60 % and 93.89 % of pen strokes. So expect about 99.1 % here.',
  },

  setup: { title: 'Setup', text: 'The numbers of the plan.' },
  data: {
    title: 'Data',
    text: '60,000 digits to learn from and 10,000 to test with, 28 by 28 pixels each.',
  },
  dataSubset:
    'The plan learns from a part of them. The page takes it from its own order of MNIST, this code from the beginning of the file: as many digits, but not the same ones.',
  dataSplit:
    'The last share of the digits is held back for validation, before anything is shuffled: the same as `validation_split` of `fit`.',
  dataPixels: 'Pixels stay as they are, 0 to 255: this plan is about what that does.',
  dataOneHot: 'Labels become rows of ten numbers, one of them 1.',
  variants: {
    title: 'Variants',
    text: 'Each digit is varied anew in each epoch, as hands vary: strokes get wider or thinner, then the digit is turned, sheared, sized and shifted, and elastic waves move its parts (P. Simard and others, 2003). The numbers are standard deviations: degrees, shares and pixels.',
  },
  variantsStyles: 'The handwriting styles of the page are not here: they cannot travel.',
  devices: {
    title: 'One device or several',
    text: 'With one GPU, or none, there is nothing to do. With several, each batch is shared out among them and the gradients are put together: `tf.distribute.MirroredStrategy` does it with TensorFlow, `keras.distribution.DataParallel` with JAX. TensorFlow takes one strategy a process: to run this again with several devices, restart Python.',
  },
  network: { title: 'Network', text: 'Layer by layer, as in the page.' },
  compile: { title: 'Optimiser and loss', text: 'What the network learns by.' },
  compileFullBatch:
    'Batch gradient descent is SGD whose batch is the whole training set: one step an epoch. Convolutions need much memory for that; with too little of it, take fewer digits.',
  compilePlain:
    'Keras adds the penalties on the weights to its losses, the page does not, and it validates by the cross-entropy: so the loss that compares with the page is a metric of its own here.',
  conjugate: {
    title: 'Conjugate gradient',
    text: 'Keras has no conjugate gradient, so here is one: each epoch looks at all digits, takes a direction and searches along it until the strong Wolfe conditions hold (J. Nocedal and S. Wright, "Numerical Optimization", 2006, algorithms 3.5 and 3.6). It is the page\'s own method, with gradients from TensorFlow.',
  },
  fit: { title: 'Training', text: 'Each epoch goes once through all the digits that are learnt from.' },
  fitEarly: 'Training may end before the last epoch: `EarlyStopping` watches one figure.',
  curves: { title: 'Curves', text: 'Loss and accuracy, epoch by epoch.' },
  calibrate: {
    title: 'Calibration',
    text: 'A network tends to be surer than it is right. As the page does at the end of a run, its confidence is turned down by the temperature that fits the digits held back, never up (C. Guo and others, 2017). Which digit is read stays the same.',
  },
  test: { title: 'Test', text: 'The 10,000 digits that the network has never seen.' },
  save: { title: 'Save', text: 'The page can load this file.' },

  comments: {
    backend: 'Keras runs on TensorFlow, JAX or PyTorch: take another one here, before Keras is imported.',
    tensorflow: 'The line search below takes its gradients from TensorFlow.',
    prepare: 'Images [count, 28, 28] as the network takes them, 0 to 1.',
    preparePixels: 'Images [count, 28, 28] as the network takes them: 0 to 255.',
    splitAt: 'The last share is for validation.',
    bell: 'All but normal: mean 0, deviation 1, never beyond 3.',
    cornersToPixels: 'From the corners of cells of 4 pixels, 8 a side, to all pixels, in straight lines.',
    waves: 'Pixels by which each place moves along one axis: blurred noise.',
    vary: 'Images [count, 28, 28], 0 to 255, each varied in its own way.',
    varyAll: 'The same, for as many images as there are: a thousand at a time.',
    strokes: 'Wider: towards the most ink of a pixel and its four neighbours; thinner: towards the least.',
    affine: 'Where each pixel comes from.',
    bilinear: 'Each pixel from the four around that place; beyond the edge there is no ink.',
    varied: 'The training digits in batches, each varied anew in each epoch.',
    everyEpoch: 'Another order and other variants, by the seed.',
    severalGpus: 'True: all GPUs. Harmless with one, or none.',
    scaleBatch:
      'The batch is shared out as it is, so a run stays the same run. To keep all GPUs busy take more at once, and larger steps (P. Goyal and others, 2017):',
    warmUp: 'Rises in a straight line over the first steps, then goes its way.',
    stepsPerEpoch: 'Schedules count in steps, the plan in epochs.',
    wholeBatch: 'One step an epoch: all digits at once.',
    chunk: 'digits at a time, so that the memory suffices',
    sums: 'Loss, gradient and digits read right, summed over some digits.',
    penalty: 'The penalties on the weights, and their gradient.',
    measure: 'Over all digits: mean loss with penalties, gradient, mean loss without, share read right.',
    sameDropout: 'Within an epoch the same numbers are dropped: a line search needs one function.',
    cubic: 'Where the cubic through two points and their slopes is lowest; None if nowhere.',
    lineSearch: 'Looks further and further out until a point is good enough, or a minimum is enclosed.',
    narrow: 'Narrows the bracket down.',
    conjugateStep: 'One step. The loss after it is lower than before, or nothing has moved.',
    steepest: 'A direction that does not go down gives way to the steepest.',
    firstTry: 'The first try follows from the step before (equation 3.60).',
    nextTry: 'Where a straight line through the slopes says that the minimum is.',
    inVain: 'Nothing lower was found: the next search begins closer.',
    pageCurves: 'The curves of the run in the page.',
    temperature: 'The temperature with the least cross-entropy of the validation digits.',
    confusion: 'Rows: what a digit is. Columns: what it is read as.',
  },
};
