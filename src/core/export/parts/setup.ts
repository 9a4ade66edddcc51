import type { Facts } from '../facts';
import { lines, pythonFloat, pythonInt } from '../python';
import type { CommentName } from '../texts/type';

type Comments = { readonly [name in CommentName]: string };

/** Imports, and the numbers of the plan that are not the network's or the optimiser's own. */
export function setupCode({ plan, fullBatch, validates }: Facts, comments: Comments): string {
  const conjugate = fullBatch === 'ConjugateGradient';
  return lines(
    conjugate ? null : 'import contextlib',
    'import math',
    'import os',
    '',
    conjugate ? `# ${comments.tensorflow}` : `# ${comments.backend}`,
    `${conjugate ? '' : '# '}os.environ["KERAS_BACKEND"] = "${conjugate ? 'tensorflow' : 'jax'}"`,
    '',
    'import keras',
    'import matplotlib.pyplot as plt',
    'import numpy as np',
    conjugate ? 'import tensorflow as tf' : null,
    '',
    `SEED = ${pythonInt(plan.seed)}`,
    `EPOCHS = ${pythonInt(plan.epochs)}`,
    fullBatch === null ? `BATCH_SIZE = ${pythonInt(plan.batchSize)}` : null,
    `LEARNING_RATE = ${pythonFloat(plan.optimizer.learningRate)}`,
    plan.trainingSize < 60_000 ? `TRAINING_SIZE = ${pythonInt(plan.trainingSize)}` : null,
    validates ? `VALIDATION_SPLIT = ${pythonFloat(plan.validationSplit)}` : null,
    '',
    'keras.utils.set_random_seed(SEED)',
  );
}
