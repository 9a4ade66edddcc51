/** Activations by their index in the specification's list, on whole batches. */
import { clearBetween } from '../rows';
import { mul } from '../vector';
import { elu, eluSlope } from './elu';
import { leakyRelu, leakyReluSlope } from './leaky-relu';
import { relu, reluSlope } from './relu';
import { sigmoid, sigmoidSlope } from './sigmoid';
import { softmaxBackward, softmaxRows } from './softmax';
import { tanh, tanhSlope } from './tanh';

/** Indices into `ACTIVATIONS`; 0 is linear. */
const SIGMOID = 1;
const TANH = 2;
const RELU = 3;
const LEAKY_RELU = 4;
const ELU = 5;
const SOFTMAX = 6;

/** Values before the activation become those after it, in place. Numbers beyond a row's `columns` become 0. */
export function activate<V>(kind: i32, values: usize, rows: i32, columns: i32, stride: i32): void {
  if (kind == SOFTMAX) {
    softmaxRows<V>(values, rows, columns, stride);
  } else {
    // Flat, over the numbers between the rows too: they are cleared below.
    const end = values + ((<usize>(rows * stride)) << 2);
    let at = values;
    for (; at + sizeof<V>() <= end; at += sizeof<V>()) store<V>(at, valueOf<V>(kind, load<V>(at)));
    for (; at < end; at += 4) store<f32>(at, valueOf<f32>(kind, load<f32>(at)));
  }
  clearBetween(values, rows, columns, stride);
}

/** The gradient by `outputs` becomes that by the values before the activation, in place; see `activate`. */
export function activateBackward<V>(
  kind: i32,
  outputs: usize,
  gradient: usize,
  rows: i32,
  columns: i32,
  stride: i32,
): void {
  if (kind == SOFTMAX) {
    softmaxBackward<V>(outputs, gradient, rows, columns, stride);
  } else if (kind != 0) {
    const end = gradient + ((<usize>(rows * stride)) << 2);
    let at = gradient;
    let y = outputs;
    for (; at + sizeof<V>() <= end; at += sizeof<V>(), y += sizeof<V>()) {
      store<V>(at, mul<V>(load<V>(at), slopeOf<V>(kind, load<V>(y))));
    }
    for (; at < end; at += 4, y += 4) store<f32>(at, load<f32>(at) * slopeOf<f32>(kind, load<f32>(y)));
  }
  clearBetween(gradient, rows, columns, stride);
}

@inline
function valueOf<V>(kind: i32, x: V): V {
  if (kind == RELU) return relu<V>(x);
  if (kind == SIGMOID) return sigmoid<V>(x);
  if (kind == TANH) return tanh<V>(x);
  if (kind == LEAKY_RELU) return leakyRelu<V>(x);
  if (kind == ELU) return elu<V>(x);
  return x;
}

@inline
function slopeOf<V>(kind: i32, y: V): V {
  if (kind == RELU) return reluSlope<V>(y);
  if (kind == SIGMOID) return sigmoidSlope<V>(y);
  if (kind == TANH) return tanhSlope<V>(y);
  if (kind == LEAKY_RELU) return leakyReluSlope<V>(y);
  return eluSlope<V>(y);
}
