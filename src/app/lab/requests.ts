import type { InklingError } from '../../protocol/errors';
import type { Event, Request } from '../../protocol/messages';
import type { App } from '../app';

/** Why a request brought nothing. */
export type RequestProblem = InklingError;

export type Outcome<T> =
  | { readonly ok: true; readonly answer: T }
  | { readonly ok: false; readonly problem: RequestProblem };

/** What this matches with answers. */
type AnsweredType = 'test' | 'browse' | 'export';

type RequestOf<T extends Request['type']> = Extract<Request, { readonly type: T }>;
type EventOf<T extends Event['type']> = Extract<Event, { readonly type: T }>;

/** Sends a request. Exactly one outcome comes, at once where no worker lives, unless what this returns withdraws it. */
type Ask<Asked extends RequestOf<AnsweredType>, Answer> = (
  asked: Omit<Asked, 'type' | 'id'>,
  take: (outcome: Outcome<Answer>) => void,
) => () => void;

/** Requests of one part of the page, each with its answer. */
export type Requests = {
  readonly test: Ask<RequestOf<'test'>, EventOf<'tested'>>;
  readonly browse: Ask<RequestOf<'browse'>, EventOf<'browsed'>>;
  readonly export: Ask<RequestOf<'export'>, EventOf<'exported'>>;
  readonly dispose: () => void;
};

/** Matches answers to requests. A worker that is lost, or can do nothing any more, fails all that are on their way. */
export function createRequests({ worker, store }: App): Requests {
  const tests = new Map<number, (outcome: Outcome<EventOf<'tested'>>) => void>();
  const browses = new Map<number, (outcome: Outcome<EventOf<'browsed'>>) => void>();
  const exports = new Map<number, (outcome: Outcome<EventOf<'exported'>>) => void>();
  const isDead = () => store.getSnapshot().engine.status === 'dead';

  const fail = (id: number, problem: RequestProblem) => {
    settle(tests, id, { ok: false, problem });
    settle(browses, id, { ok: false, problem });
    settle(exports, id, { ok: false, problem });
  };
  const failAll = () => {
    for (const id of [...tests.keys(), ...browses.keys(), ...exports.keys()])
      fail(id, { kind: 'workerDied' });
  };
  const stop = worker.listen((event) => {
    if (event === null || isDead()) failAll();
    else if (event.type === 'tested') settle(tests, event.id, { ok: true, answer: event });
    else if (event.type === 'browsed') settle(browses, event.id, { ok: true, answer: event });
    else if (event.type === 'exported') settle(exports, event.id, { ok: true, answer: event });
    else if (event.type === 'refused') fail(event.id, event.error);
  });
  const send = <T>(
    waiting: Map<number, (outcome: Outcome<T>) => void>,
    request: RequestOf<AnsweredType>,
    take: (outcome: Outcome<T>) => void,
  ) => {
    waiting.set(request.id, take);
    if (isDead()) fail(request.id, { kind: 'workerDied' });
    else worker.send(request);
    return () => void waiting.delete(request.id);
  };

  return {
    test: (asked, take) => send(tests, { ...asked, type: 'test', id: worker.nextId() }, take),
    browse: (asked, take) => send(browses, { ...asked, type: 'browse', id: worker.nextId() }, take),
    export: (asked, take) => send(exports, { ...asked, type: 'export', id: worker.nextId() }, take),
    dispose: () => {
      stop();
      tests.clear();
      browses.clear();
      exports.clear();
    },
  };
}

/** Hands an outcome to who waits for it, if anybody still does. */
function settle<T>(
  waiting: Map<number, (outcome: Outcome<T>) => void>,
  id: number,
  outcome: Outcome<T>,
): void {
  const take = waiting.get(id);
  waiting.delete(id);
  take?.(outcome);
}
