/** The kernels of layers that take pictures, with vectors of four floats; `simd.ts` exports them with the others. */
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
import {
  averagePoolGradient as averagePoolGradientOf,
  averagePool as averagePoolOf,
  maxPoolGradient as maxPoolGradientOf,
  maxPool as maxPoolOf,
} from './pooling';

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
