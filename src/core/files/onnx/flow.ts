import { INPUT_SIZE, type Shape, shapeSize } from '../../model/network';
import { transposedPlaces } from './layout';

/**
 * What flows between two nodes of a graph, without the batch: which numbers of Keras' row or picture lie where. Chains from
 * other programs have their pictures channels first, and a row that they flatten from one is in another order than Keras'.
 */
export type Flow =
  /** `from`: the picture that it was flattened from, where Keras' order is another; numbers lie in the order of its axes */
  { readonly kind: 'row'; readonly size: number; readonly from: Picture | null } | Picture;

export type Picture = {
  readonly kind: 'picture';
  /** [height, width, channels] */
  readonly shape: Shape;
  /** which of them each axis is; a single channel may have none */
  readonly axes: readonly number[];
};

const HEIGHT = 0;
const WIDTH = 1;
const CHANNELS = 2;

/** As convolutions and pools of ONNX take pictures. */
const CHANNELS_FIRST = [CHANNELS, HEIGHT, WIDTH];

/** What a digit of some shape is; null where it is none. */
export function digitFlow(shape: readonly (number | string | null)[]): Flow | null {
  if (shape.length === 1 && shape[0] === INPUT_SIZE) return { kind: 'row', size: INPUT_SIZE, from: null };
  return pictureOf([28, 28], shape);
}

/** A picture of one channel, of one of the shapes that such a one may have. */
function pictureOf(sides: Shape, shape: readonly (number | string | null)[]): Picture | null {
  const orders = [
    [HEIGHT, WIDTH],
    [HEIGHT, WIDTH, CHANNELS],
    [CHANNELS, HEIGHT, WIDTH],
  ];
  const whole = [...sides, 1];
  // A picture one pixel high or wide could be read in more than one way; the first will do, since it is the same picture.
  const axes = orders.find(
    (order) => order.length === shape.length && order.every((side, axis) => whole[side] === shape[axis]),
  );
  return axes === undefined ? null : { kind: 'picture', shape: whole, axes };
}

export function flowShape(flow: Flow): Shape {
  return flow.kind === 'row' ? [flow.size] : flow.axes.map((axis) => flow.shape[axis]!);
}

/** Whether convolutions and pools of ONNX take it for the picture that it is. */
export function isChannelsFirst(flow: Flow): flow is Picture {
  return flow.kind === 'picture' && CHANNELS_FIRST.every((side, axis) => flow.axes[axis] === side);
}

/** @param shape [height, width, channels] */
export function channelsFirst(shape: Shape): Picture {
  return { kind: 'picture', shape, axes: CHANNELS_FIRST };
}

/** Which axis, the batch counted, is the one that Keras has last. */
export function lastAxis(flow: Flow): number {
  return flow.kind === 'row' ? 1 : 1 + flow.axes.indexOf(CHANNELS);
}

/** @param order the axes' new order, the batch counted; null where it does not fit */
export function transposedFlow(flow: Flow, order: readonly number[]): Flow | null {
  const rank = flowShape(flow).length + 1;
  const sound = order.length === rank && order[0] === 0 && new Set(order).size === rank;
  if (!sound || order.some((axis) => !Number.isInteger(axis) || axis < 0 || axis >= rank)) return null;
  return flow.kind === 'row' ? flow : { ...flow, axes: order.slice(1).map((axis) => flow.axes[axis - 1]!) };
}

/** The flow as a row. */
export function flattened(flow: Flow): Flow {
  if (flow.kind === 'row') return flow;
  const axes = flow.axes.filter((axis) => flow.shape[axis] !== 1);
  const inOrder = axes.every((axis, index) => index === 0 || axes[index - 1]! < axis);
  return { kind: 'row', size: shapeSize(flow.shape), from: inOrder ? null : flow };
}

/**
 * The flow in another shape; null where that makes more than a row or a picture of it.
 *
 * @param target as Reshape has it, the batch first: -1 for what is left, 0 for as it was, null for the batch's own size
 * @param isDigit whether it is the digit itself, before any layer: a row of which may become a picture
 */
export function reshaped(flow: Flow, target: readonly (number | null)[], isDigit: boolean): Flow | null {
  const [batch, ...sides] = target;
  const before = flowShape(flow);
  const wanted = sides.map((side, axis) => (side === 0 ? (before[axis] ?? null) : side));
  const known = wanted.reduce<number>(
    (product, side) => product * (side === -1 ? 1 : (side ?? Number.NaN)),
    1,
  );
  const rest = wanted.filter((side) => side === -1).length;
  const size = shapeSize(before);
  if (batch === undefined || rest > (batch === -1 ? 0 : 1) || !(known > 0)) return null;
  const shape = wanted.map((side) => (side === -1 ? size / known : side!));
  if (shapeSize(shape) !== size || shape.some((side) => !Number.isInteger(side))) return null;
  if (shape.length === 1) return flattened(flow);
  if (shape.length === before.length && shape.every((side, axis) => side === before[axis])) return flow;
  if (flow.kind === 'row') return isDigit ? digitFlow(shape) : null;
  const inOrder = flow.axes.indexOf(HEIGHT) < flow.axes.indexOf(WIDTH);
  return flow.shape[CHANNELS] === 1 && inOrder ? pictureOf(flow.shape.slice(0, CHANNELS), shape) : null;
}

/** For each number of Keras' row, where it lies in this one; null where it is the same row. */
export function kerasOrder(flow: Flow): Uint32Array | null {
  if (flow.kind === 'picture' || flow.from === null) return null;
  const { shape, axes } = flow.from;
  return transposedPlaces(
    axes.map((axis) => shape[axis]!),
    [HEIGHT, WIDTH, CHANNELS].flatMap((side) => (axes.includes(side) ? [axes.indexOf(side)] : [])),
  );
}
