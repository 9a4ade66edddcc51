import { useI18n } from '../shared/i18n/use-i18n';

type EitherProps = {
  /** 0..9 */
  readonly first: number;
  /** 0..9 */
  readonly second: number;
};

/** "4 or 9?" with the digits set apart from the words between them. */
export function Either({ first, second }: EitherProps) {
  const { t } = useI18n();
  // At every second place stands a digit: what a pattern captures, `split` keeps.
  return t('guess.either', { first, second })
    .split(/(\d)/)
    .map((part, place) =>
      // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place
      place % 2 === 1 ? <b key={place}>{part}</b> : <small key={place}>{part}</small>,
    );
}
