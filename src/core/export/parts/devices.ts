import type { Facts } from '../facts';
import { wrapped } from '../prose';
import { lines } from '../python';
import type { CommentName } from '../texts/type';

/** Of a comment. */
const COLUMNS = 94;

type Comments = { readonly [name in CommentName]: string };

/** `scope`, in which the network is built and compiled, and `devices`, over which its batches are shared out. */
export function devicesCode({ fullBatch }: Facts, comments: Comments): string {
  return lines(
    `SEVERAL_GPUS = False  # ${comments.severalGpus}

scope = contextlib.nullcontext
devices = 1
if SEVERAL_GPUS and keras.backend.backend() == "tensorflow":
    import tensorflow as tf

    strategy = tf.distribute.MirroredStrategy()
    scope = strategy.scope
    devices = strategy.num_replicas_in_sync
elif SEVERAL_GPUS and keras.backend.backend() == "jax":
    keras.distribution.set_distribution(keras.distribution.DataParallel())
    devices = len(keras.distribution.list_devices())
print("devices:", devices)`,
    fullBatch === null
      ? `
${wrapped(comments.scaleBatch, COLUMNS)
  .map((line) => `# ${line}`)
  .join('\n')}
# BATCH_SIZE *= devices
# LEARNING_RATE *= devices`
      : null,
  );
}
