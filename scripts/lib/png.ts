import { writeFile } from 'node:fs/promises';
import { encode } from 'fast-png';

/** A picture in shades of grey. */
export type GreyPicture = {
  /** pixels */
  readonly width: number;
  /** pixels */
  readonly height: number;
  /** [height * width], row-major, 0 (black) .. 255 (white) */
  readonly grey: Uint8Array;
};

/** Writes a picture as a PNG file. */
export async function writePng(file: string, { width, height, grey }: GreyPicture): Promise<void> {
  await writeFile(file, encode({ width, height, data: grey, channels: 1 }));
}
