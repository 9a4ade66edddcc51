/** The mean over the classes of (softmax - onehot)^2. */
import { expRow, greatest, scaleRow } from '../activations/softmax';

/**
 * From a row of logits: its loss; the row becomes the loss' gradient by the logits, times `scale`. With d = 2 / columns
 * (softmax - onehot), that is p_j (d_j - sum of d_i p_i).
 */
export function meanSquaredError<V>(row: usize, columns: i32, label: i32, scale: f32): f32 {
  const end = row + ((<usize>columns) << 2);
  const chosen = row + ((<usize>label) << 2);
  const sum = expRow<V>(row, row, columns, greatest<V>(row, columns));
  scaleRow<V>(row, columns, 1 / sum);
  let squares: f32 = 0;
  let mean: f32 = 0;
  for (let at = row; at < end; at += 4) {
    const p = load<f32>(at);
    const difference = at == chosen ? p - 1 : p;
    squares += difference * difference;
    mean += difference * p;
  }
  const factor = (<f32>2 * scale) / (columns as f32);
  for (let at = row; at < end; at += 4) {
    const p = load<f32>(at);
    store<f32>(at, factor * p * ((at == chosen ? p - 1 : p) - mean));
  }
  return squares / (columns as f32);
}
