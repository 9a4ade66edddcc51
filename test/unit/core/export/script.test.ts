import { describe, expect, it } from 'vitest';
import { kerasScript, kerasScriptName } from '../../../../src/core/export/script';
import type { LayerSpec } from '../../../../src/core/model/network';
import { OPTIMIZER_DEFAULTS } from '../../../../src/core/model/optimizer';
import type { TrainingPlan } from '../../../../src/core/model/plan';
import { PRESETS } from '../../../../src/core/model/presets';

const PLAN = PRESETS['dense-128'];
const script = (plan: Partial<TrainingPlan>, options: object = {}) =>
  kerasScript({ ...PLAN, ...plan }, { language: 'en', ...options });
const networkOf = (...layers: LayerSpec[]) => ({
  layers: [...layers, { type: 'Dense', units: 10, activation: 'softmax' } as const],
});

it('is called after the network', () => {
  expect(kerasScriptName(PLAN)).toBe('inkling-784-128-10.py');
  expect(script({})).toContain('model.save("inkling-784-128-10.keras")');
});

describe('the plan', () => {
  it('is all there', () => {
    const code = script({
      seed: 4294967295,
      epochs: 7,
      batchSize: 48,
      trainingSize: 5000,
      validationSplit: 0.15,
    });
    for (const line of [
      'SEED = 4294967295',
      'EPOCHS = 7',
      'BATCH_SIZE = 48',
      'TRAINING_SIZE = 5000',
      'VALIDATION_SPLIT = 0.15',
    ])
      expect(code.split('\n')).toContain(line);
    expect(code).toContain('validation_data=(x_val, y_val)');
    expect(code).toContain('shuffle=True');
  });

  it('says nothing of what it does not ask for', () => {
    const code = script({});
    expect(code).not.toMatch(/TRAINING_SIZE|VALIDATION_SPLIT|x_val|callbacks|VariedDigits|temperature/);
  });

  it('keeps the order of the digits when it does not shuffle', () => {
    expect(script({ shuffle: false })).toContain('shuffle=False');
    expect(script({ shuffle: false, augmentation: PRESETS.inkling.augmentation })).toContain(
      'return np.arange(len(self.images))',
    );
  });

  it('keeps pixels as they are where the network takes them so', () => {
    expect(script({})).toContain('.astype("float32") / 255');
    const bytes = script({ network: { ...PLAN.network, normalized: false } });
    expect(bytes).not.toContain('/ 255');
    expect(bytes).toContain('name="pixels_0_255"');
  });

  it.each([
    ['categorical_crossentropy', true],
    ['mean_squared_error', true],
    ['sparse_categorical_crossentropy', false],
  ] as const)('writes labels as %s wants them', (loss, oneHot) => {
    const code = script({ loss });
    expect(code).toContain(`loss="${loss}"`);
    expect(code.includes('to_categorical')).toBe(oneHot);
  });
});

describe('the network', () => {
  it('takes a row or a picture', () => {
    expect(script({})).toContain('keras.Input(shape=(784,), name="pixels_0_1")');
    expect(script({ network: PRESETS.cnn.network })).toContain(
      'keras.Input(shape=(28, 28, 1), name="pixels_0_1")',
    );
  });

  it('has every layer by its Keras name', () => {
    const code = script({
      network: networkOf(
        {
          type: 'Conv2D',
          filters: 8,
          kernelSize: 5,
          activation: 'linear',
          kernelInitializer: 'he_normal',
          kernelRegularizer: { l1: 0, l2: 1e-5 },
        },
        { type: 'BatchNormalization', momentum: 0.9, epsilon: 0.001 },
        { type: 'Activation', activation: 'leaky_relu' },
        { type: 'MaxPooling2D', poolSize: 2 },
        { type: 'AveragePooling2D', poolSize: 3 },
        { type: 'Flatten' },
        { type: 'Dropout', rate: 0.5 },
      ),
    });
    for (const call of [
      'keras.layers.Conv2D(',
      'kernel_initializer="he_normal"',
      'kernel_regularizer=keras.regularizers.L1L2(l1=0.0, l2=1e-05)',
      'keras.layers.BatchNormalization(momentum=0.9, epsilon=0.001)',
      'keras.layers.Activation("leaky_relu")',
      'keras.layers.MaxPooling2D(2)',
      'keras.layers.AveragePooling2D(3)',
      'keras.layers.Flatten()',
      'keras.layers.Dropout(0.5)',
      'keras.layers.Dense(10, activation="softmax")',
    ])
      expect(code).toContain(call);
  });
});

describe('what it learns by', () => {
  it.each([
    [OPTIMIZER_DEFAULTS.SGD, 'SGD', 'learning_rate=learning_rate, momentum=0.0, nesterov=False'],
    [OPTIMIZER_DEFAULTS.Adam, 'Adam', 'beta_1=0.9,\n'],
    [OPTIMIZER_DEFAULTS.AdamW, 'AdamW', 'weight_decay=0.004,\n'],
    [OPTIMIZER_DEFAULTS.RMSprop, 'RMSprop', 'rho=0.9'],
    [OPTIMIZER_DEFAULTS.Adagrad, 'Adagrad', 'initial_accumulator_value=0.1'],
  ])('%s', (optimizer, name, part) => {
    const code = script({ optimizer });
    expect(code).toContain(`optimizer=keras.optimizers.${name}(`);
    expect(code).toContain(part);
    expect(code).toContain(`LEARNING_RATE = ${optimizer.learningRate}`);
  });

  it('is SGD on all digits at once for batch gradient descent', () => {
    const code = script({ optimizer: OPTIMIZER_DEFAULTS.BatchGradientDescent });
    expect(code).toContain('keras.optimizers.SGD(learning_rate=learning_rate)');
    expect(code).toContain('batch_size=len(x_train)');
    expect(code).not.toContain('BATCH_SIZE');
  });

  it.each([
    ['polak_ribiere', 'max(0.0, (gradient @ gradient - gradient @ old_gradient) / square)'],
    ['fletcher_reeves', '(gradient @ gradient) / square'],
  ] as const)('is a loop of its own for conjugate gradients after %s', (formula, factor) => {
    const code = script({ optimizer: { ...OPTIMIZER_DEFAULTS.ConjugateGradient, formula } });
    expect(code).toContain(`factor = ${factor} if`);
    expect(code).toContain('LINE_SEARCH_STEPS = 10');
    expect(code).toContain('os.environ["KERAS_BACKEND"] = "tensorflow"');
    expect(code).not.toMatch(/model\.fit|SEVERAL_GPUS|scope/);
  });

  it.each([
    ['StepDecay', 'ExponentialDecay', 'staircase=True'],
    ['ExponentialDecay', 'ExponentialDecay', 'decay_rate=0.5'],
    ['InverseTimeDecay', 'InverseTimeDecay', 'decay_steps=3.0 * steps_per_epoch'],
  ] as const)('%s is a schedule of Keras', (type, name, part) => {
    const code = script({ schedule: { type, warmupEpochs: 0, decayEpochs: 3, decayRate: 0.5 } });
    expect(code).toContain(`learning_rate = keras.optimizers.schedules.${name}(`);
    expect(code).toContain(part);
  });

  it('warms up by a class of its own', () => {
    const code = script({ schedule: { type: 'CosineDecay', warmupEpochs: 1.5, alpha: 0.1 } });
    expect(code).toContain('class WarmUp(keras.optimizers.schedules.CosineDecay):');
    expect(code).toContain('rise_steps = min(1.5 * steps_per_epoch, EPOCHS * steps_per_epoch)');
    expect(code).toContain('decay_steps=max(1, EPOCHS * steps_per_epoch - rise_steps)');
  });
});

describe('the losses that compare with the page', () => {
  const earlyStopping = { monitor: 'val_loss', minDelta: 0, patience: 2, restoreBestWeights: true } as const;
  const stopping = { validationSplit: 0.1, earlyStopping };
  const penalised = networkOf({
    type: 'Dense',
    units: 5,
    activation: 'relu',
    kernelRegularizer: { l1: 0.1, l2: 0 },
  });

  it('are the losses of Keras, as a rule', () => {
    expect(script(stopping)).toMatch(
      /monitor="val_loss",\s+mode="min",\s+min_delta=0.0,\s+patience=2,\s+restore_best_weights=True/,
    );
  });

  it.each([
    [{ loss: 'mean_squared_error' } as const, '"loss", "val_crossentropy"'],
    [{ network: penalised }, '"crossentropy", "val_crossentropy"'],
    [{ loss: 'mean_squared_error', network: penalised } as const, '"squared_error", "val_crossentropy"'],
  ])('are metrics where Keras would report something else: %j', (plan, names) => {
    const code = script({ ...stopping, ...plan });
    expect(code).toContain('monitor="val_crossentropy"');
    expect(code).toContain('keras.metrics.CategoricalCrossentropy(name="crossentropy")');
    expect(code).toContain(`[[${names}]`);
  });
});

describe('what is expected', () => {
  const result = {
    testAccuracy: 0.9754,
    testLoss: 0.08123,
    curve: [
      { training: { loss: 0.5, accuracy: 0.9 }, validation: { loss: 0.4, accuracy: 0.91 } },
      { training: { loss: Number.NaN, accuracy: 0.1 }, validation: { loss: 0.3, accuracy: 0.92 } },
    ],
  };

  it("is the page's own result, curves included", () => {
    const code = script({ validationSplit: 0.1 }, { result });
    expect(code.replaceAll('\n', ' ')).toContain(
      '97.54 % of the 10,000 test digits right, with a loss of 0.0812',
    );
    expect(code).toContain('print("Inkling: 97.54 %")');
    expect(code).toContain('"loss": [0.5, float("nan")],');
    expect(code).toContain('"val_accuracy": [0.91, 0.92],');
  });

  it('is what was measured of a ready-made plan, whatever its seed', () => {
    expect(script({ seed: 77 })).toContain('print("Inkling: 97.90 %")');
  });

  it('is not known for others', () => {
    expect(script({ epochs: 9 })).toContain('there is no figure for this plan yet');
  });

  it('says that handwriting styles stay behind', () => {
    expect(kerasScript(PRESETS.inkling, { language: 'en' })).toContain('in the page, 50 % of the digits');
    expect(script({})).not.toContain('handwriting styles');
  });
});

it('calibrates by the digits held back, at the last layer with weights', () => {
  const two = [
    { type: 'Dense', units: 10, activation: 'linear' },
    { type: 'Activation', activation: 'softmax' },
  ] as const;
  expect(script({ validationSplit: 0.1 })).toContain('output = model.layers[-1]');
  expect(script({ validationSplit: 0.1, network: { layers: two } })).toContain('output = model.layers[-2]');
  expect(script({ validationSplit: 0.1, trainingSize: 400 })).not.toContain('temperature');
});

it('varies what the plan varies, and no more', () => {
  const code = script({
    augmentation: { rotation: 9, scale: 0, shear: 0, shift: 0, elastic: 0, strokeWidth: 0 },
  });
  expect(code).toContain('ROTATION = 9.0');
  expect(code).toContain('VariedDigits(images_train, y_train, BATCH_SIZE)');
  expect(code).not.toMatch(/ELASTIC|STROKE_WIDTH|def waves/);
});

it('speaks Chinese', () => {
  const code = kerasScript(PLAN, { language: 'zh' });
  expect(code).toContain('"""用 Keras 3 在 MNIST 上训练 784-128-10');
  expect(code).toContain('97.90%');
  expect(code).not.toContain('Expected');
});

it('carries a link, which cannot end the string it stands in', () => {
  const url = 'https://example.org/"""\nexit()';
  expect(script({}, { url })).toContain('\nhttps://example.org/%22%22%22%0Aexit%28%29\n"""');
});
