import { MESSAGE, MESSAGE_HEAD_BYTES, OBJECT_HEAD_BYTES } from './format';
import { DamageError, OBJECT_COST, type Piece, type Source } from './source';

/** One message of an object header: what it says of the object is in its data. */
export type Message = { readonly type: number; readonly data: Piece };

/** IV.A.1.a. Bit of a message's flags: its data lies elsewhere, shared with other objects. */
const SHARED = 2;

/**
 * The messages of the object whose header, of version 1, is at an address, those in continuation blocks included (IV.A.2.q).
 *
 * @throws DamageError
 */
export function messagesAt(source: Source, address: number): Message[] {
  const head = source.piece(address, OBJECT_HEAD_BYTES);
  if (head.u8(0) !== 1) throw new DamageError();
  const blocks = [source.piece(address + OBJECT_HEAD_BYTES, head.u32(8))];
  const messages: Message[] = [];
  for (const block of blocks) {
    for (let at = 0; at + MESSAGE_HEAD_BYTES <= block.length; ) {
      source.spend(OBJECT_COST);
      const type = block.u16(at);
      const size = block.u16(at + 2);
      const data = block.part(at + MESSAGE_HEAD_BYTES, size);
      if (type === MESSAGE.continuation) blocks.push(source.piece(data.u64(0), data.u64(8)));
      else if ((block.u8(at + 4) & SHARED) === 0) messages.push({ type, data });
      at += MESSAGE_HEAD_BYTES + size;
    }
  }
  return messages;
}

/** The data of the first message of a type. */
export function messageOf(messages: readonly Message[], type: number): Piece | null {
  return messages.find((message) => message.type === type)?.data ?? null;
}
