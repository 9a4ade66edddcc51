import type { Messages } from '../../shared/i18n/message';
import type { Translator } from '../../shared/i18n/t';

/** A share 0..1 as a percentage; a dash where there is none, as in an empty row or of a network that has diverged. */
export function shareOr<M extends Messages>(
  share: number | null,
  decimals: number,
  { percent }: Pick<Translator<M>, 'percent'>,
): string {
  return share === null || !Number.isFinite(share) ? '–' : percent(share, decimals);
}
