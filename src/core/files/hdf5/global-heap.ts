import { COLLECTION_SIGNATURE } from './format';
import { checkSignature } from './signature';
import { DamageError, OBJECT_COST, type Piece, type Source } from './source';

/** Where texts of any length lie (III.E). */
export type GlobalHeap = {
  /**
   * @param address of a collection
   * @param index of the text in it
   * @param length bytes; 0 for no text, which need not be anywhere
   * @throws DamageError
   */
  text(address: number, index: number, length: number): string;
};

const HEAD_BYTES = 16;

/** Where an object of a collection lies in the file. */
type Place = { readonly at: number; readonly size: number };

export function globalHeapOf(source: Source): GlobalHeap {
  const collections = new Map<number, ReadonlyMap<number, Place>>();
  return {
    text: (address, index, length) => {
      if (length === 0) return '';
      const places = collections.get(address) ?? placesAt(source, address);
      collections.set(address, places);
      const place = places.get(index);
      if (place === undefined || length > place.size) throw new DamageError();
      return source.piece(place.at, length).text();
    },
  };
}

function placesAt(source: Source, address: number): Map<number, Place> {
  const head = source.piece(address, HEAD_BYTES);
  checkSignature(head, COLLECTION_SIGNATURE);
  const collection: Piece = source.piece(address, head.u64(8));
  const places = new Map<number, Place>();
  for (let at = HEAD_BYTES; at + HEAD_BYTES <= collection.length; ) {
    const index = collection.u16(at);
    // The free space at the end has the number 0.
    if (index === 0) break;
    source.spend(OBJECT_COST);
    const size = collection.u64(at + 8);
    places.set(index, { at: address + at + HEAD_BYTES, size });
    at += HEAD_BYTES + Math.ceil(size / 8) * 8;
  }
  return places;
}
