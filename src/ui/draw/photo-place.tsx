import { useAppState } from '../shared/app-context';
import { ErrorBoundary } from '../shared/error-boundary';
import { type LateModule, useLate } from '../shared/use-late';

type PhotoPlaceProps = { readonly locked: boolean };

const loadPhoto: () => Promise<LateModule<PhotoPlaceProps>> = () => import('../lab/photo/photo');

/** Where a picture can be brought to the pad. What that takes comes after the engine, and room is kept for it. */
export function PhotoPlace({ locked }: PhotoPlaceProps) {
  const started = useAppState((state) => state.training.phase !== 'starting');
  const { Part: Photo } = useLate(loadPhoto, started);
  return <ErrorBoundary fallback={null}>{Photo && <Photo locked={locked} />}</ErrorBoundary>;
}
