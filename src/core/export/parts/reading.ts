import type { EpochFigures } from '../../model/early-stopping';
import type { Facts } from '../facts';
import type { PageResult } from '../options';
import { indented, lines, pythonFloats } from '../python';
import type { CommentName } from '../texts/type';

type Comments = { readonly [name in CommentName]: string };

/** The curves of `history`, with those of the run in the page, dashed. Their labels are Keras' names: Matplotlib's font has no Chinese. */
export function curvesCode(
  { losses, validates }: Facts,
  result: PageResult | undefined,
  show: string,
  comments: Comments,
): string {
  const validation = (name: string) => (validates ? `, "${name}"` : '');
  const curve = result?.curve ?? [];
  const dashed = curve.length > 0;
  return lines(
    dashed ? `${pageCurvesCode(losses, curve, comments)}\n` : null,
    `figure, axes = plt.subplots(1, 2, figsize=(10, 4))
for axis, names in zip(axes, [["${losses.training}"${validation(losses.validation)}], ["accuracy"${validation('val_accuracy')}]]):
    for name in names:
        epochs = range(1, len(history[name]) + 1)
        axis.plot(epochs, history[name], label=name)`,
    dashed
      ? `        if name in page_curves:
            epochs = range(1, len(page_curves[name]) + 1)
            axis.plot(epochs, page_curves[name], "--", label=f"{name}, Inkling")`
      : null,
    `    axis.set_xlabel("epoch")
    axis.legend()
${show}`,
  );
}

function pageCurvesCode(losses: Facts['losses'], curve: readonly EpochFigures[], comments: Comments): string {
  const training = curve.map((epoch) => epoch.training);
  const validation = curve.flatMap((epoch) => epoch.validation ?? []);
  const row = (name: string, values: readonly number[]) => `"${name}": ${pythonFloats(values)},`;
  const rows = lines(
    row(
      losses.training,
      training.map(({ loss }) => loss),
    ),
    row(
      'accuracy',
      training.map(({ accuracy }) => accuracy),
    ),
    validation.length === 0
      ? null
      : row(
          losses.validation,
          validation.map(({ loss }) => loss),
        ),
    validation.length === 0
      ? null
      : row(
          'val_accuracy',
          validation.map(({ accuracy }) => accuracy),
        ),
  );
  return `# ${comments.pageCurves}\npage_curves = {\n${indented(rows)}\n}`;
}

/**
 * Turns the network's confidence down as the page does at the end of a run.
 *
 * Source: C. Guo and others, "On Calibration of Modern Neural Networks", 2017, section 4.2.
 */
export function calibrateCode({ plan }: Facts, comments: Comments): string {
  const output = plan.network.layers.at(-1)?.type === 'Activation' ? -2 : -1;
  return `probabilities = model.predict(x_val, batch_size=1000, verbose=0).astype("float64")
logits = np.log(np.maximum(probabilities, 2.0**-149))


def crossentropy(temperature):
    scaled = logits / temperature
    chosen = scaled[np.arange(len(scaled)), labels_val]
    return np.mean(np.log(np.exp(scaled).sum(axis=1)) - chosen)


# ${comments.temperature}
temperature = min(np.linspace(1, 4, 301), key=crossentropy)
print(f"temperature {temperature:.2f}")
output = model.layers[${output}]
output.set_weights([array / temperature for array in output.get_weights()])`;
}

/** The result on the test digits, the expected one if there is any, and what is read as what. */
export function testCode({ losses }: Facts, expected: string | null, comments: Comments): string {
  return lines(
    `result = model.evaluate(x_test, y_test, batch_size=1000, verbose=0, return_dict=True)
print(f"test accuracy {result['accuracy']:.2%}, cross-entropy {result['${losses.test}']:.4f}")`,
    expected === null ? null : `print("Inkling: ${expected}")`,
    `
read = model.predict(x_test, batch_size=1000, verbose=0).argmax(axis=1)
confusion = np.zeros((10, 10), dtype=int)
np.add.at(confusion, (labels_test, read), 1)
# ${comments.confusion}
print(confusion)`,
  );
}
