import { DamageError, type Piece } from './source';

/** Holds a structure to the four letters that it begins with. @throws DamageError */
export function checkSignature(piece: Piece, signature: string): void {
  for (let at = 0; at < signature.length; at++) {
    if (piece.u8(at) !== signature.charCodeAt(at)) throw new DamageError();
  }
}
