/** What is worth saying: `topic` is what it is about, so that a mere change of numbers is no news. */
export type News = { readonly topic: string; readonly sentence: string };

export type Announcer = {
  /** The news of the moment; null while there is nothing to say. */
  readonly report: (news: News | null) => void;
  readonly stop: () => void;
};

/** How long news must have stood before it is said, and how long after the last was said. Milliseconds. */
export const SETTLE_MS = 600;
export const GAP_MS = 1500;

/**
 * Turns a stream of changes into a few sentences for a screen reader: each topic is said once it has settled, and
 * never soon after another. A topic that comes back after there was nothing to say is said again.
 */
export function createAnnouncer(say: (sentence: string) => void): Announcer {
  let newest: News | null = null;
  let saidTopic: string | null = null;
  let saidAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const speak = () => {
    if (newest === null) return;
    saidTopic = newest.topic;
    saidAt = performance.now();
    say(newest.sentence);
  };
  return {
    report: (news) => {
      const changed = news?.topic !== newest?.topic;
      newest = news;
      if (!changed) return;
      clearTimeout(timer);
      if (news === null) saidTopic = null;
      else if (news.topic !== saidTopic) {
        timer = setTimeout(speak, Math.max(SETTLE_MS, saidAt + GAP_MS - performance.now()));
      }
    },
    stop: () => clearTimeout(timer),
  };
}
