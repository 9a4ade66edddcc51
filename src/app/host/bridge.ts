import type { InklingNews, RefusalReason } from '../../core/host/messages';
import type { App } from '../app';
import type { AppState } from '../state';
import { carryOut, carryOutQuick, isQuick, type SlowCommand } from './carry-out';
import type { Outcome } from './outcome';
import type { HostPort } from './port';
import { readHostMessage } from './read-message';
import { reportToHost } from './reports';

/** Commands that may wait for their turn; a host that sends more does not wait for answers. */
export const MOST_WAITING = 32;

/** What is said in the page's language. */
export type HostWords = {
  /** @param what the field that is wrong, or '' */
  readonly refusal: (reason: RefusalReason, what: string, state: AppState) => string;
  /** null where the page says nothing of it either */
  readonly problem: (state: AppState) => Promise<string | null>;
};

export type BridgeEnvironment = {
  readonly words: HostWords;
  /** Has the engine run, if it rests. */
  readonly needEngine: () => void;
  /** milliseconds */
  readonly now: () => number;
};

/** The bridge between page and host, once it is there. */
export type HostBridge = { readonly dispose: () => void };

/**
 * Hears the host's commands and tells it what happens. Commands that may have to wait are carried out one after another, in the
 * order in which they came.
 */
export function createHostBridge(
  app: App,
  port: HostPort,
  { words, needEngine, now }: BridgeEnvironment,
): HostBridge {
  const over = new AbortController();
  const { signal } = over;
  let waiting = 0;
  let last: Promise<void> = Promise.resolve();

  const post = (news: InklingNews) => {
    if (!signal.aborted) port.post({ inkling: 1, ...news });
  };
  const refuse = (id: string | number | null, reason: RefusalReason, what = '') =>
    post({ type: 'refused', id, reason, message: words.refusal(reason, what, app.store.getSnapshot()) });
  const answer = (id: string | number | null, outcome: Outcome) => {
    if (!outcome.ok) refuse(id, outcome.reason);
    else if (id !== null) post({ type: 'done', id, result: outcome.result });
  };
  const enqueue = (id: string | number | null, command: SlowCommand) => {
    if (waiting >= MOST_WAITING) return refuse(id, 'tooMany');
    waiting += 1;
    last = last
      .then(() => carryOut({ app, needEngine, signal }, command))
      .then((outcome) => answer(id, outcome))
      .catch(() => refuse(id, 'failed'))
      .finally(() => {
        waiting -= 1;
      });
  };
  const unlisten = port.listen((data) => {
    const message = readHostMessage(data);
    if (message.kind === 'none') return;
    const { id } = message;
    if (message.kind === 'problem') refuse(id, message.reason, message.what);
    else if (isQuick(message.command)) answer(id, carryOutQuick(app, message.command));
    else enqueue(id, message.command);
  });
  const onProblem = (state: AppState) => {
    const kind = state.problem?.kind;
    if (kind === undefined) return;
    void words.problem(state).then((message) => {
      if (message !== null) post({ type: 'error', kind, message });
    });
  };
  const unreport = reportToHost({ app, post, onProblem, now });
  port.announce({ inkling: 1, type: 'ready', version: 1 });
  return {
    dispose: () => {
      unlisten();
      unreport();
      over.abort();
    },
  };
}
