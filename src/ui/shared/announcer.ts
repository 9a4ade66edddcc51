/** What is worth saying: `topic` is what it is about, so that a mere change of numbers is no news. */
export type News = {
  readonly topic: string;
  readonly sentence: string;
  /** how long after the last was said, where the usual gap is too short; milliseconds */
  readonly restMs?: number;
};

export type Announcer = {
  /** The news of the moment; null while there is nothing to say. */
  readonly report: (news: News | null) => void;
  /** Takes back what was said; the same topic is not said again. */
  readonly clear: () => void;
  readonly stop: () => void;
};

/** How long news must have stood before it is said, and how long after the last was said. Milliseconds. */
export const SETTLE_MS = 600;
export const GAP_MS = 1500;

/** News that never stands still is said after so many milliseconds, as it is then. */
export const LONGEST_WAIT_MS = 3000;

/**
 * Turns a stream of changes into a few sentences for a screen reader: each topic is said once it has settled, and
 * never soon after another. A topic that comes back after there was nothing to say is said again.
 *
 * @param say gets '' when what was said holds no longer
 */
export function createAnnouncer(say: (sentence: string) => void): Announcer {
  let newest: News | null = null;
  let saidTopic: string | null = null;
  let saidAt = Number.NEGATIVE_INFINITY;
  let waitingSince: number | null = null;
  let standing = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const speak = () => {
    waitingSince = null;
    if (newest === null || newest.topic === saidTopic) return;
    saidTopic = newest.topic;
    saidAt = performance.now();
    standing = true;
    say(newest.sentence);
  };
  const clear = () => {
    if (standing) say('');
    standing = false;
  };
  const wait = ({ restMs = GAP_MS }: News) => {
    const now = performance.now();
    waitingSince ??= now;
    const settled = Math.min(now + SETTLE_MS, waitingSince + LONGEST_WAIT_MS);
    timer = setTimeout(speak, Math.max(settled, saidAt + restMs) - now);
  };
  return {
    report: (news) => {
      const changed = news?.topic !== newest?.topic;
      newest = news;
      if (!changed) return;
      clearTimeout(timer);
      if (news !== null) return wait(news);
      saidTopic = null;
      waitingSince = null;
      clear();
    },
    clear,
    stop: () => clearTimeout(timer),
  };
}
