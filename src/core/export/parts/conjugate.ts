import type { ConjugateFormula } from '../../model/optimizer';
import type { Facts } from '../facts';
import { lines, pythonInt } from '../python';
import type { CommentName } from '../texts/type';
import { callbacksCode } from './fit';

type Comments = { readonly [name in CommentName]: string };

/**
 * The non-linear conjugate gradient method of the page in NumPy, with TensorFlow's gradients: `conjugate_step`.
 *
 * Sources: R. Fletcher and C. Reeves, 1964; E. Polak and G. Ribière, 1969; J. Nocedal and S. Wright, "Numerical
 * Optimization", 2nd edition, 2006, algorithms 3.5 and 3.6, equations 3.59 and 3.60.
 */
export function conjugateCode(
  facts: Facts,
  { formula, lineSearchSteps }: { readonly formula: ConjugateFormula; readonly lineSearchSteps: number },
  comments: Comments,
): string {
  return lines(
    `CHUNK = 1000  # ${comments.chunk}
LINE_SEARCH_STEPS = ${pythonInt(lineSearchSteps)}

variables = model.trainable_variables
splits = np.cumsum([math.prod(variable.shape) for variable in variables])[:-1]


def flat(arrays):
    return np.concatenate([np.ravel(array).astype("float64") for array in arrays])


def set_weights(weights):
    for variable, part in zip(variables, np.split(weights, splits)):
        variable.assign(part.reshape(variable.shape))


`,
    sumsCode(facts, comments),
    facts.penalised ? penaltyCode(comments) : null,
    measureCode(facts, comments),
    lineSearchCode(comments),
    stepCode(formula, comments),
  );
}

function sumsCode({ plan, oneHot }: Facts, comments: Comments): string {
  const accuracy = oneHot ? 'categorical_accuracy' : 'sparse_categorical_accuracy';
  return `@tf.function(reduce_retracing=True)
def sums(x, y):
    """${comments.sums}"""
    with tf.GradientTape() as tape:
        output = model(x, training=True)
        loss = tf.reduce_sum(keras.losses.${plan.loss}(y, output))
    right = tf.reduce_sum(tf.cast(keras.metrics.${accuracy}(y, output), "float32"))
    return loss, tape.gradient(loss, variables), right

`;
}

function penaltyCode(comments: Comments): string {
  return `@tf.function
def penalty():
    """${comments.penalty}"""
    with tf.GradientTape() as tape:
        loss = tf.add_n(model.losses)
    values = [variable.value for variable in variables]
    slopes = tape.gradient(loss, values, unconnected_gradients=tf.UnconnectedGradients.ZERO)
    return loss, slopes

`;
}

function measureCode({ drops, penalised }: Facts, comments: Comments): string {
  return lines(
    `
def measure(weights, x, y, epoch):
    """${comments.measure}"""
    set_weights(weights)`,
    drops
      ? `    # ${comments.sameDropout}
    for number, layer in enumerate(model.layers):
        if isinstance(layer, keras.layers.Dropout) and layer.rate > 0:
            layer.seed_generator.state.assign([(SEED + number) % 2**32, epoch])`
      : null,
    `    loss, gradient, right = 0.0, np.zeros(len(weights)), 0.0
    for start in range(0, len(x), CHUNK):
        parts = sums(x[start : start + CHUNK], y[start : start + CHUNK])
        loss, right = loss + float(parts[0]), right + float(parts[2])
        gradient += flat(parts[1])
    loss, gradient, right = loss / len(x), gradient / len(x), right / len(x)`,
    penalised
      ? `    extra, slope = penalty()
    return loss + float(extra), gradient + flat(slope), loss, right`
      : '    return loss, gradient, loss, right',
    '\n',
  );
}

function lineSearchCode(comments: Comments): string {
  return `def cubic_minimum(a, b):
    """${comments.cubic}"""
    with np.errstate(all="ignore"):
        d1 = a[2] + b[2] - 3 * (a[1] - b[1]) / (a[0] - b[0])
        d2 = np.sign(b[0] - a[0]) * np.sqrt(d1 * d1 - a[2] * b[2])
        at = b[0] - (b[0] - a[0]) * (b[2] + d2 - d1) / (b[2] - a[2] + 2 * d2)
    return at if np.isfinite(at) else None


def is_low(start, point):
    return point[1] <= start[1] + 1e-4 * point[0] * start[2]


def is_flat(start, point):
    return abs(point[2]) <= -0.1 * start[2]


def line_search(look, start, at):
    """${comments.lineSearch}"""
    before = start
    for looks in range(LINE_SEARCH_STEPS):
        point = look(at)
        left = LINE_SEARCH_STEPS - looks - 1
        if not is_low(start, point) or (looks > 0 and point[1] >= before[1]):
            return narrow(look, start, before, point, left)
        if is_flat(start, point):
            return
        if point[2] >= 0:
            return narrow(look, start, point, before, left)
        lowest = cubic_minimum(before, point)
        at = np.float64(10 * at if lowest is None else min(max(lowest, 1.1 * at), 10 * at))
        before = point


def narrow(look, start, low, high, looks):
    """${comments.narrow}"""
    for _ in range(looks):
        margin = 0.1 * (high[0] - low[0])
        at = cubic_minimum(low, high)
        at = (low[0] + high[0]) / 2 if at is None else at
        ends = sorted([low[0] + margin, high[0] - margin])
        point = look(min(max(at, ends[0]), ends[1]))
        if not is_low(start, point) or point[1] >= low[1]:
            high = point
            continue
        if is_flat(start, point):
            return
        if point[2] * (high[0] - low[0]) >= 0:
            high = low
        low = point

`;
}

function stepCode(formula: ConjugateFormula, comments: Comments): string {
  const factor =
    formula === 'fletcher_reeves'
      ? '(gradient @ gradient) / square'
      : 'max(0.0, (gradient @ gradient - gradient @ old_gradient) / square)';
  return `
def conjugate_step(weights, measured, memory, measure_at, first_step):
    """${comments.conjugateStep}"""
    loss, gradient = measured[:2]
    directions = [-gradient]
    if memory is not None:
        old_direction, old_gradient, old_step = memory
        square = old_gradient @ old_gradient
        factor = ${factor} if square > 0 else 0.0
        directions.insert(0, factor * old_direction - gradient)
    shortest = first_step
    # ${comments.steepest}
    for direction in directions:
        slope = direction @ gradient
        if not (slope < 0 and np.isfinite(slope)):
            continue
        first = first_step
        if memory is not None:
            # ${comments.firstTry}
            first = old_step * min(10.0, (old_direction @ old_gradient) / slope)
        tried = []

        def look(at):
            there = measure_at(weights + at * direction)
            point = (at, there[0], direction @ there[1])
            if not np.isfinite(point[1:]).all():
                point = (at, np.inf, np.inf)
            tried.append((point, there))
            return point

        line_search(look, (np.float64(0), loss, slope), np.float64(first))
        shortest = min([shortest, *(point[0] for point, _ in tried)])
        (at, lowest, slope_there), there = min(tried, key=lambda one: one[0][1])
        if lowest < loss:
            # ${comments.nextTry}
            stretch = slope / (slope - slope_there) if slope_there > slope else np.inf
            step = at * min(10.0, stretch)
            return weights + at * direction, (direction, gradient, step)
    # ${comments.inVain}
    return weights, (-gradient, gradient, max(0.1 * shortest, 1e-12))`;
}

/** The loop over the epochs, with Keras' own callbacks; leaves `history`, as `fit` does. */
export function conjugateFitCode(facts: Facts): string {
  const { plan, varies, validates, losses } = facts;
  const { schedule, earlyStopping } = plan;
  const constant = schedule.type === 'Constant' && schedule.warmupEpochs === 0;
  const callbacks = earlyStopping === null ? '[]' : 'callbacks';
  return lines(
    callbacksCode(facts),
    `history_callback = keras.callbacks.History()
all_callbacks = keras.callbacks.CallbackList([history_callback, *${callbacks}], model=model)
weights, memory = flat(variables), None
model.stop_training = False

all_callbacks.on_train_begin()
for epoch in range(EPOCHS):
    all_callbacks.on_epoch_begin(epoch)`,
    varies ? '    x_train = prepare(vary_all(images_train, np.random.default_rng((SEED, epoch))))' : null,
    `
    def measure_at(place):
        return measure(place, x_train, y_train, epoch)

    measured = measure_at(weights)
    rate = ${constant ? 'learning_rate' : 'float(learning_rate(epoch))'}
    weights, memory = conjugate_step(weights, measured, memory, measure_at, rate)
    set_weights(weights)`,
    `    logs = {"loss": measured[0], "accuracy": measured[3]}`,
    losses.training === 'loss' ? null : `    logs["${losses.training}"] = measured[2]`,
    validates
      ? `    validation = model.evaluate(x_val, y_val, batch_size=CHUNK, verbose=0, return_dict=True)
    logs.update({f"val_{name}": value for name, value in validation.items()})`
      : null,
    `    all_callbacks.on_epoch_end(epoch, logs)
    print(f"{epoch + 1}/{EPOCHS}", {name: round(value, 4) for name, value in logs.items()})
    if model.stop_training:
        break
all_callbacks.on_train_end()
history = history_callback.history`,
  );
}
