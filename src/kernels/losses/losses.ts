/** The loss of a batch of logits, and its gradient. */
import { crossEntropy } from './cross-entropy';
import { meanSquaredError } from './mean-squared-error';

/**
 * @param meanSquared the mean squared error if true, else the cross-entropy
 * @param logits [rows, stride]; become the loss' gradient by them, times `scale`
 * @param labels [rows] bytes
 * @param totals two doubles: the rows' losses and the number of right readings are added. Right is the greatest logit at
 *   the label; the lowest index wins ties
 */
export function lossOf<V>(
  meanSquared: bool,
  logits: usize,
  labels: usize,
  rows: i32,
  columns: i32,
  stride: i32,
  scale: f32,
  totals: usize,
): void {
  let loss: f64 = 0;
  let correct = 0;
  for (let row = 0; row < rows; row++) {
    const label = <i32>load<u8>(labels + row);
    if (indexOfGreatest(logits, columns) == label) correct++;
    loss += meanSquared
      ? meanSquaredError<V>(logits, columns, label, scale)
      : crossEntropy<V>(logits, columns, label, scale);
    logits += (<usize>stride) << 2;
  }
  store<f64>(totals, load<f64>(totals) + loss);
  store<f64>(totals, load<f64>(totals, 8) + (correct as f64), 8);
}

function indexOfGreatest(row: usize, columns: i32): i32 {
  let best = 0;
  let most = load<f32>(row);
  for (let index = 1; index < columns; index++) {
    const value = load<f32>(row + ((<usize>index) << 2));
    if (value > most) {
      most = value;
      best = index;
    }
  }
  return best;
}
