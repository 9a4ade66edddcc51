import type { Stroke } from '../ink/stroke';

/** A digit that a person drew or brought, with what it is. */
export type OwnDigit = {
  readonly id: string;
  /** 0..9 */
  readonly label: number;
  /** null where it came as pixels */
  readonly strokes: readonly Stroke[] | null;
  /** [784], as the network sees it: 0 is paper and 255 is ink */
  readonly pixels: Uint8Array;
  /** milliseconds since 1970 */
  readonly at: number;
};
