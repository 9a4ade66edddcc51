/** The kernels with vectors of four floats; built with and without relaxed SIMD. `scalar.ts` lists the same. */
import { activateBackward as activateBackwardOf, activate as activateOf } from './activations/activate';
import {
  columnSums as columnSumsOf,
  normalizeGradient as normalizeGradientOf,
  normalize as normalizeOf,
} from './batch-normalization';
import {
  convBiasGradient as convBiasGradientOf,
  convForward as convForwardOf,
  convInputGradient as convInputGradientOf,
  convKernelGradient as convKernelGradientOf,
  convPanels as convPanelsOf,
} from './conv2d';
import {
  convInputGradientSparse as convInputGradientSparseOf,
  convKernelGradientSparse as convKernelGradientSparseOf,
  countNonZeros as countNonZerosOf,
} from './conv2d-sparse';
import { dropout as dropoutOf } from './dropout';
import { lossOf as lossOfOf } from './losses/losses';
import { matmul as matmulOf, matmulTA as matmulTAOf, matmulTB as matmulTBOf } from './matmul';
import { update as updateOf } from './optimizers/update';
import {
  averagePoolGradient as averagePoolGradientOf,
  averagePool as averagePoolOf,
  maxPoolGradient as maxPoolGradientOf,
  maxPool as maxPoolOf,
} from './pooling';
import { finiteness as finitenessOf, sumRows as sumRowsOf } from './rows';
import { sparseForward as sparseForwardOf, sparseUpdate as sparseUpdateOf } from './sparse-dense';

export { transpose } from './conv2d-sparse';
export { allocate, free } from './memory';
export { fillRows, pixelsToFloats } from './rows';
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

export function convPanels(kernel: usize, bias: usize, inputs: i32, filters: i32, panels: usize): void {
  convPanelsOf<v128>(kernel, bias, inputs, filters, panels);
}

export function convForward(
  x: usize,
  offsets: usize,
  pixels: i32,
  rowStep: usize,
  side: i32,
  channels: i32,
  panels: usize,
  filters: i32,
  y: usize,
): void {
  convForwardOf<v128>(x, offsets, pixels, rowStep, side, channels, panels, filters, y);
}

export function convInputGradient(
  dy: usize,
  kernel: usize,
  width: i32,
  side: i32,
  channels: i32,
  filters: i32,
  offsets: usize,
  pixels: i32,
  panel: usize,
  dx: usize,
): void {
  convInputGradientOf<v128>(dy, kernel, width, side, channels, filters, offsets, pixels, panel, dx);
}

export function convKernelGradient(
  x: usize,
  dy: usize,
  height: i32,
  width: i32,
  side: i32,
  channels: i32,
  filters: i32,
  panel: usize,
  dKernel: usize,
): void {
  convKernelGradientOf<v128>(x, dy, height, width, side, channels, filters, panel, dKernel);
}

export function convBiasGradient(dy: usize, pixels: i32, filters: i32, dBias: usize): void {
  convBiasGradientOf<v128>(dy, pixels, filters, dBias);
}

export function convInputGradientSparse(
  dy: usize,
  kernel: usize,
  rowStep: usize,
  offsets: usize,
  pixels: i32,
  side: i32,
  channels: i32,
  filters: i32,
  lists: usize,
  dx: usize,
): void {
  convInputGradientSparseOf<v128>(dy, kernel, rowStep, offsets, pixels, side, channels, filters, lists, dx);
}

export function convKernelGradientSparse(
  x: usize,
  rowStep: usize,
  offsets: usize,
  dy: usize,
  pixels: i32,
  side: i32,
  channels: i32,
  filters: i32,
  list: usize,
  dKernel: usize,
): void {
  convKernelGradientSparseOf<v128>(x, rowStep, offsets, dy, pixels, side, channels, filters, list, dKernel);
}

export function countNonZeros(from: usize, count: i32): i32 {
  return countNonZerosOf<v128>(from, count);
}

export function maxPool(
  x: usize,
  y: usize,
  pictures: i32,
  height: i32,
  width: i32,
  channels: i32,
  size: i32,
): void {
  maxPoolOf<v128>(x, y, pictures, height, width, channels, size);
}

export function maxPoolGradient(
  x: usize,
  y: usize,
  dy: usize,
  dx: usize,
  pictures: i32,
  height: i32,
  width: i32,
  channels: i32,
  size: i32,
): void {
  maxPoolGradientOf<v128>(x, y, dy, dx, pictures, height, width, channels, size);
}

export function averagePool(
  x: usize,
  y: usize,
  pictures: i32,
  height: i32,
  width: i32,
  channels: i32,
  size: i32,
): void {
  averagePoolOf<v128>(x, y, pictures, height, width, channels, size);
}

export function averagePoolGradient(
  dy: usize,
  dx: usize,
  pictures: i32,
  height: i32,
  width: i32,
  channels: i32,
  size: i32,
): void {
  averagePoolGradientOf<v128>(dy, dx, pictures, height, width, channels, size);
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
