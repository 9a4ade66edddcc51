import { fromBase64Url, toBase64Url } from '../../core/model/plan-bytes';
import type { PageConfig } from './config';
import { CONTROLS } from './names';

type Controls = PageConfig['controls'];

/** Two bits a control, by its place in `CONTROLS`, which is only ever added to at the end. */
const PLACES = [undefined, 'hidden', 'locked'] as const;
const PER_BYTE = 4;

/** What becomes of the controls, in as many letters for a few as for all. */
export function controlsCode(controls: Controls): string {
  const bytes = new Uint8Array(Math.ceil(CONTROLS.length / PER_BYTE));
  CONTROLS.forEach((control, index) => {
    const place = PLACES.indexOf(controls[control]);
    bytes[Math.floor(index / PER_BYTE)]! |= place << (2 * (index % PER_BYTE));
  });
  const last = bytes.findLastIndex((byte) => byte !== 0);
  return toBase64Url(bytes.subarray(0, last + 1));
}

/** The same, read; null for what is no such code, or speaks of controls that there are not. */
export function readControlsCode(code: string): Controls | null {
  const bytes = code.length > CONTROLS.length ? null : fromBase64Url(code);
  if (bytes === null) return null;
  const controls: Partial<Record<(typeof CONTROLS)[number], 'hidden' | 'locked'>> = {};
  for (let index = 0; index < bytes.length * PER_BYTE; index++) {
    const place = (bytes[Math.floor(index / PER_BYTE)]! >> (2 * (index % PER_BYTE))) & 3;
    const restriction = PLACES[place];
    if (restriction === undefined && place !== 0) return null;
    if (restriction === undefined) continue;
    const control = CONTROLS[index];
    if (control === undefined) return null;
    controls[control] = restriction;
  }
  return controls;
}
