import { useAppState } from '../app-context';
import { useLate } from '../use-late';

const loadOffer = () => import('./update-offer');

/** Where the page says what it keeps. It comes after the engine; where it does not come, nothing is kept. */
export function OfflinePlace() {
  const started = useAppState((state) => state.training.phase !== 'starting');
  const { Part: UpdateOffer } = useLate(loadOffer, started);
  return UpdateOffer && <UpdateOffer />;
}
