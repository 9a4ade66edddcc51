import { Button } from '../../shared/button';
import { useMessages } from '../../shared/i18n/use-i18n';
import { MNIST_MESSAGES } from './messages/mnist-messages';

type PagerProps = {
  /** from 0 */
  readonly page: number;
  /** things on a page */
  readonly size: number;
  /** things on all pages; null while that is not known */
  readonly total: number | null;
  readonly onChoose: (page: number) => void;
};

/** Which part of many things is shown, and the way to the others. */
export function Pager({ page, size, total, onChoose }: PagerProps) {
  const { t } = useMessages(MNIST_MESSAGES);
  const from = page * size + 1;
  const to = Math.min(total ?? 0, from + size - 1);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for what is filled in
    <div className="pager" role="group" aria-label={t('pager.label')}>
      <Button disabled={page === 0} onPress={() => onChoose(page - 1)}>
        {t('pager.previous')}
      </Button>
      <span className="pager-range">
        {total === 0 && t('pager.none')}
        {total !== null && total > 0 && t('pager.range', { from, to, total })}
      </span>
      <Button disabled={to >= (total ?? 0)} onPress={() => onChoose(page + 1)}>
        {t('pager.next')}
      </Button>
    </div>
  );
}
