import { useEffect, useState } from 'react';
import { useAppState } from '../shared/app-context';
import { type Reading, readingOf } from './reading';

/**
 * How long the pen must have been off the pad before people are told that this is no digit: a stroke that is not done, or
 * the first of two, seldom is one. Milliseconds.
 */
export const REST_MS = 300;

/** What is told of the drawing on the pad; null while there is nothing to tell. */
export function useReading(): Reading | null {
  const blank = useAppState((state) => state.pad.preparation.kind === 'blank');
  const answer = useAppState((state) => state.reading.answer);
  const drawing = useAppState((state) => state.pad.gesture !== null);
  const refused = !blank && answer !== null && answer.refused !== null;
  const told = useTold(refused, drawing);
  return blank || answer === null ? null : readingOf(answer, told);
}

/** Whether a refusal is told: once the pen rests, then for as long as it holds, even while the pen goes on. */
function useTold(refused: boolean, drawing: boolean): boolean {
  const [told, setTold] = useState(false);
  if (told && !refused) setTold(false);
  useEffect(() => {
    if (!refused || drawing) return;
    const timer = setTimeout(() => setTold(true), REST_MS);
    return () => clearTimeout(timer);
  }, [refused, drawing]);
  return told && refused;
}
