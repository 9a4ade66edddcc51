import type { AppState } from '../../app/state';
import { networkTitle } from '../../core/model/network';
import { useAppState } from '../shared/app-context';
import { useI18n } from '../shared/i18n/use-i18n';

/** Says which network reads. */
export function ReaderLine() {
  const { t } = useI18n();
  const network = useAppState((state) => state.network);
  const reader = useAppState(whoReads);
  return (
    <p className="reader-line">
      {t(`reader.${reader}`)} {network && <span className="title">{networkTitle(network.network)}</span>}
    </p>
  );
}

function whoReads({ network, training }: AppState) {
  if (network === null) return 'none';
  if (network.origin === 'default') return 'default';
  const { phase } = training;
  return phase === 'training' || phase === 'paused' || phase === 'stalled' ? 'training' : 'trained';
}
