/** The kernels with vectors of four floats; built with and without relaxed SIMD. `scalar.ts` lists the same. */
import { activateBackward as activateBackwardOf, activate as activateOf } from './activations/activate';
import {
  columnSums as columnSumsOf,
  normalizeGradient as normalizeGradientOf,
  normalize as normalizeOf,
} from './batch-normalization';
import { dropout as dropoutOf } from './dropout';
import { lossOf as lossOfOf } from './losses/losses';
import { matmul as matmulOf, matmulTA as matmulTAOf, matmulTB as matmulTBOf } from './matmul';
import { update as updateOf } from './optimizers/update';
import { finiteness as finitenessOf, sumRows as sumRowsOf } from './rows';
import { sparseForward as sparseForwardOf, sparseUpdate as sparseUpdateOf } from './sparse-dense';

export { transpose } from './conv2d-sparse';
export { allocate, free } from './memory';
export { fillRows, pixelsToFloats } from './rows';
export * from './simd-pictures';
export { listColumns, listNumbers, listPixels } from './sparse-lists';

export function matmul(a: usize, b: usize, c: usize, m: i32, k: i32, n: i32, accumulate: bool): void {
  matmulOf<v128>(a, b, c, m, k, n, accumulate);
}

export function matmulTA(a: usize, b: usize, c: usize, m: i32, k: i32, n: i32, accumulate: bool): void {
  matmulTAOf<v128>(a, b, c, m, k, n, accumulate);
}

export function matmulTB(a: usize, b: usize, c: usize, m: i32, k: i32, n: i32, accumulate: bool): void {
  matmulTBOf<v128>(a, b, c, m, k, n, accumulate);
}

export function activate(kind: i32, values: usize, rows: i32, columns: i32, stride: i32): void {
  activateOf<v128>(kind, values, rows, columns, stride);
}

export function activateBackward(
  kind: i32,
  outputs: usize,
  gradient: usize,
  rows: i32,
  columns: i32,
  stride: i32,
): void {
  activateBackwardOf<v128>(kind, outputs, gradient, rows, columns, stride);
}

export function columnSums(
  kind: i32,
  a: usize,
  b: usize,
  mean: usize,
  rows: i32,
  columns: i32,
  stride: i32,
  sums: usize,
): void {
  columnSumsOf<v128>(kind, a, b, mean, rows, columns, stride, sums);
}

export function normalize(
  x: usize,
  y: usize,
  mean: usize,
  scale: usize,
  shift: usize,
  rows: i32,
  columns: i32,
  stride: i32,
): void {
  normalizeOf<v128>(x, y, mean, scale, shift, rows, columns, stride);
}

export function normalizeGradient(
  x: usize,
  dy: usize,
  dx: usize,
  mean: usize,
  scale: usize,
  slope: usize,
  offset: usize,
  rows: i32,
  columns: i32,
  stride: i32,
): void {
  normalizeGradientOf<v128>(x, dy, dx, mean, scale, slope, offset, rows, columns, stride);
}

export function dropout(
  from: usize,
  to: usize,
  rows: i32,
  columns: i32,
  stride: i32,
  key: u32,
  threshold: u32,
  scale: f32,
): void {
  dropoutOf<v128>(from, to, rows, columns, stride, key, threshold, scale);
}

export function lossOf(
  meanSquared: bool,
  logits: usize,
  labels: usize,
  rows: i32,
  columns: i32,
  stride: i32,
  scale: f32,
  totals: usize,
): void {
  lossOfOf<v128>(meanSquared, logits, labels, rows, columns, stride, scale, totals);
}

export function update(
  kind: i32,
  settings: usize,
  w: usize,
  slot0: usize,
  slot1: usize,
  g: usize,
  count: i32,
  l1: f32,
  l2: f32,
): void {
  updateOf<v128>(kind, settings, w, slot0, slot1, g, count, l1, l2);
}

export function finiteness(values: usize, count: i32): f32 {
  return finitenessOf<v128>(values, count);
}

export function sumRows(from: usize, to: usize, rows: i32, stride: i32): void {
  sumRowsOf<v128>(from, to, rows, stride);
}

export function sparseForward(
  rows: i32,
  starts: usize,
  entries: usize,
  kernel: usize,
  bias: usize,
  values: usize,
  stride: i32,
): void {
  sparseForwardOf<v128>(rows, starts, entries, kernel, bias, values, stride);
}

export function sparseUpdate(
  kind: i32,
  settings: usize,
  columnStarts: usize,
  columnEntries: usize,
  inputs: i32,
  delta: usize,
  kernel: usize,
  slot0: usize,
  slot1: usize,
  stride: i32,
  l1: f32,
  l2: f32,
  gradient: usize,
): void {
  sparseUpdateOf<v128>(
    kind,
    settings,
    columnStarts,
    columnEntries,
    inputs,
    delta,
    kernel,
    slot0,
    slot1,
    stride,
    l1,
    l2,
    gradient,
  );
}
