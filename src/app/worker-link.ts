import type { Event, Request } from '../protocol/messages';

/** How parts of the page that are loaded later talk with the worker of the moment. */
export type WorkerLink = {
  readonly send: (request: Request) => void;
  /**
   * Calls the listener with every event, after the page's state has taken it in, and with null when the worker is lost,
   * and with it all answers that were on their way. Returns how to stop that.
   */
  readonly listen: (listener: (event: Event | null) => void) => () => void;
  /** a number that no request before had */
  readonly nextId: () => number;
  /** whether an answer is on its way, other than to `load` */
  readonly isAsking: () => boolean;
};

/** The link and the end of it that the page holds. */
export type LinkEnds = { readonly link: WorkerLink; readonly tell: (event: Event | null) => void };

export function createWorkerLink(send: (request: Request) => void): LinkEnds {
  const listeners = new Set<(event: Event | null) => void>();
  const asked = new Set<number>();
  let id = 0;
  return {
    link: {
      send: (request) => {
        // `load` is answered at once, and by no event with its id.
        if ('id' in request && request.type !== 'load') asked.add(request.id);
        send(request);
      },
      listen: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      nextId: () => id++,
      isAsking: () => asked.size > 0,
    },
    tell: (event) => {
      if (event === null) asked.clear();
      else if ('id' in event && event.type !== 'predicted') asked.delete(event.id);
      for (const listener of [...listeners]) listener(event);
    },
  };
}
