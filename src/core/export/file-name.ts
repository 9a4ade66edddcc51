import { type NetworkSpec, networkTitle } from '../model/network';

/** Layers may be many; file systems allow 255 bytes. */
const MOST_CHARACTERS = 80;

/** The stem of a plan's files, after its network: `inkling-784-128-10`. Letters, digits, dots, `_` and `-` alone. */
export function exportName(network: NetworkSpec): string {
  return `inkling-${networkTitle(network)}`.slice(0, MOST_CHARACTERS);
}
