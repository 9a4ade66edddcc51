import type { Facts } from '../facts';
import { lines } from '../python';
import type { CommentName } from '../texts/type';

type Comments = { readonly [name in CommentName]: string };

/**
 * MNIST: `x_train`, `y_train`, `x_val`, `y_val`, `x_test`, `y_test`; `labels_val` and `labels_test` stay plain digits. Where
 * digits are varied the training images stay bytes, `images_train`, and there is no `x_train`.
 */
export function dataCode(
  { plan, takesImages, oneHot, varies, validates }: Facts,
  comments: Comments,
): string {
  const plain = plan.network.normalized === false;
  const shape = takesImages ? '-1, 28, 28, 1' : '-1, 784';
  const target = (labels: string) => (oneHot ? `keras.utils.to_categorical(${labels}, 10)` : labels);
  return lines(
    '(images_train, labels_train), (images_test, labels_test) = keras.datasets.mnist.load_data()',
    plan.trainingSize < 60_000
      ? 'images_train, labels_train = images_train[:TRAINING_SIZE], labels_train[:TRAINING_SIZE]'
      : null,
    validates
      ? lines(
          '',
          `# ${comments.splitAt}`,
          'split = math.floor(len(images_train) * (1 - VALIDATION_SPLIT))',
          'images_val, labels_val = images_train[split:], labels_train[split:]',
          'images_train, labels_train = images_train[:split], labels_train[:split]',
        )
      : null,
    '',
    '',
    'def prepare(images):',
    `    """${plain ? comments.preparePixels : comments.prepare}"""`,
    `    return images.reshape(${shape}).astype("float32")${plain ? '' : ' / 255'}`,
    '',
    '',
    varies ? null : 'x_train = prepare(images_train)',
    `y_train = ${target('labels_train')}`,
    validates ? `x_val, y_val = prepare(images_val), ${target('labels_val')}` : null,
    `x_test, y_test = prepare(images_test), ${target('labels_test')}`,
    `print(${varies ? 'images_train' : 'x_train'}.shape, ${validates ? 'x_val.shape, ' : ''}x_test.shape)`,
  );
}
