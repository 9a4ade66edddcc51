import { useAppState } from '../app-context';
import { useLate } from '../use-late';

const loadNote = () => import('./keeping-note');

/** Where the page says what it cannot keep. It comes when there is something to say. */
export function KeepingPlace() {
  const wanted = useAppState((state) => state.keeping !== null);
  const { Part: KeepingNote } = useLate(loadNote, wanted);
  return KeepingNote && <KeepingNote />;
}
