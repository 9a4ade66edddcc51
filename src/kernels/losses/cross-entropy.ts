/** Softmax and cross-entropy at once: exact and stable only together. */
import { expRow, greatest, scaleRow } from '../activations/softmax';

/**
 * From a row of logits: its loss, -log softmax[label] in nats; the row becomes the loss' gradient by the logits, times
 * `scale`: softmax - onehot.
 */
export function crossEntropy<V>(row: usize, columns: i32, label: i32, scale: f32): f32 {
  const most = greatest<V>(row, columns);
  const chosen = load<f32>(row + ((<usize>label) << 2));
  const sum = expRow<V>(row, row, columns, most);
  scaleRow<V>(row, columns, scale / sum);
  const at = row + ((<usize>label) << 2);
  store<f32>(at, load<f32>(at) - scale);
  return NativeMathf.log(sum) + (most - chosen);
}
