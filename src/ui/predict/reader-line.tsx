import type { AppState } from '../../app/state';
import { networkTitle } from '../../core/model/network';
import { useAppState } from '../shared/app-context';
import { useI18n } from '../shared/i18n/use-i18n';

/** Says which network reads. */
export function ReaderLine() {
  const { t } = useI18n();
  const network = useAppState((state) => state.network);
  const reader = useAppState(whoReads);
  const title = network === null ? '' : networkTitle(network.network);
  return (
    <p className="reader-line" title={title}>
      {t(`reader.${reader}`)} <span className="title">{title}</span>
    </p>
  );
}

function whoReads({ network, training }: AppState) {
  if (network === null) return 'none';
  if (network.origin === 'default' || network.origin === 'cnn') return network.origin;
  const { phase } = training;
  return phase === 'training' || phase === 'paused' || phase === 'stalled' ? 'training' : 'trained';
}
