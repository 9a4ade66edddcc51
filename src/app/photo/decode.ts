import { PHOTO_SIDE } from '../../core/ink/photo';
import type { Photo } from '../../core/ink/photo-grey';

/** Why a file cannot be looked at as a picture. */
export type PhotoProblem =
  /** a file without content */
  | 'empty'
  /** a file of another kind */
  | 'wrongType'
  /** damaged, or of a kind that this browser cannot read */
  | 'broken'
  | 'tooLarge';

export type DecodedPhoto =
  | { readonly ok: true; readonly photo: Photo }
  | { readonly ok: false; readonly problem: PhotoProblem };

/** Pixels of the largest picture that is taken: beyond, a phone may run out of memory. */
export const MOST_PHOTO_PIXELS = 40_000_000;

/** Longer side, in pixels, of what is handed on: some times what is worked on, so that the browser's shrinking decides nothing. */
const LONGEST_SIDE = 4 * PHOTO_SIDE;

/** Has the browser decode a picture, upright as the camera says, and shrink it if it is large. Never rejects. */
export async function decodePhoto(file: Blob): Promise<DecodedPhoto> {
  if (file.size === 0) return { ok: false, problem: 'empty' };
  // Some systems give no type; then the content decides.
  if (file.type !== '' && !file.type.startsWith('image/')) return { ok: false, problem: 'wrongType' };
  try {
    const bitmap = await createImageBitmap(file);
    try {
      if (bitmap.width * bitmap.height > MOST_PHOTO_PIXELS) return { ok: false, problem: 'tooLarge' };
      return { ok: true, photo: pixelsOf(bitmap) };
    } finally {
      bitmap.close();
    }
  } catch {
    return { ok: false, problem: 'broken' };
  }
}

/** Throws where the browser gives no memory for it. */
function pixelsOf(bitmap: ImageBitmap): Photo {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('the browser gives no canvas');
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const { width, height, data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return { width, height, rgba: data };
}
