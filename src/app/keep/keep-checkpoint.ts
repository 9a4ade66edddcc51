import { SHIPPED } from '../../core/model/shipped';
import type { Event } from '../../protocol/messages';
import type { App } from '../app';
import { createNewestWriter } from './newest';
import type { PageLife } from './page-life';
import type { KeptCheckpoint } from './records';

type Checkpoint = Pick<KeptCheckpoint, 'run' | 'saved'>;

/** Milliseconds between two checkpoints within an epoch. */
const REST_MS = 2000;
/** More of them, where a write takes long: at most one part of the time in so many goes into it. */
const KEEPING_SHARE = 10;

/**
 * Keeps the run on show and the network that reads, unless it comes with the page: at each epoch's end, every other second in
 * a long epoch, in a pause, at the end, and when the page is hidden. Returns how to stop that.
 *
 * @param write null: there is nothing to be kept; must not reject
 * @param now milliseconds
 */
export function keepCheckpoint(
  { store, worker }: App,
  life: PageLife,
  write: (checkpoint: Checkpoint | null) => Promise<void>,
  now: () => number,
): () => void {
  /** what the worker has told last; null once it is written */
  let latest: Checkpoint | null = null;
  let asked = false;
  let writtenAt = Number.NEGATIVE_INFINITY;
  /** milliseconds that the last write took */
  let cost = 0;
  const writer = createNewestWriter(async (checkpoint: Checkpoint | null) => {
    const began = now();
    await write(checkpoint);
    writtenAt = now();
    cost = writtenAt - began;
  });

  function writeLatest(): void {
    if (latest === null) return;
    writer.write(latest);
    latest = null;
  }

  function isDue({ saved: { run } }: Checkpoint): boolean {
    if (asked || run === null || run.steps === 0 || run.paused || run.epoch === run.epochs) return true;
    return writer.isIdle() && now() - writtenAt >= Math.max(REST_MS, KEEPING_SHARE * cost);
  }

  function hear(event: Event | null): void {
    const { run, phase } = store.getSnapshot().training;
    if (event?.type === 'checkpoint') {
      latest = { run, saved: event.saved };
      // At a run's end its result follows: kept apart from it, a page that is closed in between would forget it.
      if (event.saved.run === null && phase !== 'idle') return;
      if (!isDue(latest)) return;
      asked = false;
      writeLatest();
    } else if (event?.type === 'finished' || (event?.type === 'phase' && phase === 'idle')) {
      if (latest !== null) latest = { ...latest, run };
      writeLatest();
    } else if (event?.type === 'network' && SHIPPED.some((name) => name === event.info.origin)) {
      latest = null;
      writer.write(null);
    }
  }

  const isTraining = () => store.getSnapshot().training.phase === 'training';
  const ask = () => {
    asked = true;
    worker.send({ type: 'save' });
  };
  const unlisten = worker.listen(hear);
  const stopHiding = life.onHide(() => {
    if (latest?.saved.run !== null) writeLatest(); // else its result is on the way
    writer.hurry();
    if (isTraining()) ask();
  });
  // A run that began before this did has told of itself already.
  if (isTraining()) ask();
  return () => {
    unlisten();
    stopHiding();
  };
}
