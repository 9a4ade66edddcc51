import { useMemo } from 'react';
import { toInk } from '../../../app/lab/own/pixels';
import type { OwnReading } from '../../../app/lab/own/state';
import type { OwnDigit } from '../../../core/data/own-digits';
import { MNIST_SIZE } from '../../../core/ink/mnist';
import { PixelImage } from '../../shared/pixel-image';
import type { Roving } from '../mnist/use-roving';
import { useOwnMessages } from './use-own-messages';

type OwnTileProps = ReturnType<Roving['item']> & {
  readonly digit: OwnDigit;
  readonly reading: OwnReading | undefined;
  readonly chosen: boolean;
  readonly onChoose: () => void;
};

/** One kept digit in the list, marked where the network reads it wrong. */
export function OwnTile({ digit, reading, chosen, onChoose, ...item }: OwnTileProps) {
  const { t } = useOwnMessages();
  const pixels = useInk(digit.pixels);
  const { label } = digit;
  const wrong = reading !== undefined && reading.digit !== label;
  return (
    <button
      type="button"
      className="digit-button own-tile"
      aria-label={tileName(label, reading, t)}
      aria-pressed={chosen}
      data-wrong={wrong || undefined}
      onClick={onChoose}
      {...item}
    >
      <PixelImage pixels={pixels} size={MNIST_SIZE} />
      <span>{wrong ? `${label} ≠ ${reading.digit}` : label}</span>
    </button>
  );
}

function tileName(
  label: number,
  reading: OwnReading | undefined,
  t: ReturnType<typeof useOwnMessages>['t'],
): string {
  if (reading === undefined) return t('list.tile', { label });
  if (reading.digit === label) return t('list.tileRight', { label });
  return t('list.tileWrong', { label, read: reading.digit });
}

/** @param pixels [784], 0..255; @returns the same, 0..1 */
export function useInk(pixels: Uint8Array): Float32Array {
  return useMemo(() => toInk(pixels), [pixels]);
}
