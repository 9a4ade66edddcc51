import { FLOAT32, LAYOUT, LAYOUT_VERSION, MESSAGE } from './format';
import type { WrittenGroup } from './write-group';

/** A message of an object header; its data fills a multiple of eight bytes. */
export type WrittenMessage = { readonly type: number; readonly data: Uint8Array };

/** What makes an object a group (IV.A.2.r). */
export function groupMessages({ tree, heap }: WrittenGroup): WrittenMessage[] {
  return [message(MESSAGE.symbolTable, 16, (view) => setLengths(view, 0, [tree, heap]))];
}

/**
 * What makes an object an array of floats that lie in one piece (IV.A.2.b, d, f, i).
 *
 * @param address of its numbers
 * @param size bytes of its numbers
 */
export function datasetMessages(shape: readonly number[], address: number, size: number): WrittenMessage[] {
  return [
    message(MESSAGE.dataspace, 8 + 8 * shape.length, (view) => {
      view.setUint8(0, 1);
      view.setUint8(1, shape.length);
      setLengths(view, 8, shape);
    }),
    message(MESSAGE.datatype, 24, (view) => setBytes(view, FLOAT32)),
    // Version 2: space as soon as there are numbers, and zero where there are none.
    message(MESSAGE.fillValue, 8, (view) => setBytes(view, [2, 2, 2, 1])),
    message(MESSAGE.layout, 24, (view) => {
      setBytes(view, [LAYOUT_VERSION, LAYOUT.contiguous]);
      setLengths(view, 2, [address, size]);
    }),
  ];
}

function message(type: number, size: number, fill: (view: DataView) => void): WrittenMessage {
  const data = new Uint8Array(size);
  fill(new DataView(data.buffer));
  return { type, data };
}

function setBytes(view: DataView, bytes: Iterable<number>): void {
  let at = 0;
  for (const byte of bytes) view.setUint8(at++, byte);
}

function setLengths(view: DataView, at: number, lengths: readonly number[]): void {
  for (const [index, length] of lengths.entries()) view.setBigUint64(at + 8 * index, BigInt(length), true);
}
