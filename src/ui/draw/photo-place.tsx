import { lazy, Suspense } from 'react';
import { useAppState } from '../shared/app-context';
import { ErrorBoundary } from '../shared/error-boundary';

const Photo = lazy(() => import('../lab/photo/photo'));

/** Where a picture can be brought to the pad. What that takes comes after the engine, and room is kept for it. */
export function PhotoPlace() {
  const starting = useAppState(({ engine }) => engine.status === 'starting');
  return (
    <ErrorBoundary fallback={null}>
      <Suspense>{!starting && <Photo />}</Suspense>
    </ErrorBoundary>
  );
}
