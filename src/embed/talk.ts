import type { CommandResult, HostCommand, HostMessage, InklingMessage } from '../core/host/messages';
import type { InklingApi, InklingRefusal } from './api';

type Waiting = {
  readonly resolve: (result: CommandResult) => void;
  readonly reject: (refusal: InklingRefusal) => void;
};

/** The host's end of the talk with one frame. */
export type Talk = {
  readonly send: InklingApi['send'];
  /** Whether the page in the frame hears what is sent. */
  readonly isReady: () => boolean;
  /** To be called with every message of that frame. */
  readonly hear: (message: InklingMessage) => void;
  /** The frame is gone, or another page will be in it: what was sent to it has no answer any more. */
  readonly end: () => void;
};

/**
 * Holds commands back until the page in the frame hears them, and matches answers to them.
 *
 * @param post to the frame
 */
export function createTalk(post: (message: HostMessage) => void): Talk {
  const waiting = new Map<string, Waiting>();
  let held: HostMessage[] | null = [];
  let count = 0;
  return {
    send: (command: HostCommand) =>
      new Promise((resolve, reject) => {
        count += 1;
        const id = String(count);
        const message = { ...command, inkling: 1, id } as const;
        // First of all: what cannot be posted throws, which rejects.
        if (held === null) post(message);
        else held.push(message);
        waiting.set(id, { resolve, reject });
      }),
    isReady: () => held === null,
    hear: (message) => {
      if (message.type === 'ready') {
        const first = held ?? [];
        held = null;
        for (const each of first) post(each);
      } else if (message.type === 'done' || message.type === 'refused') {
        const answered = waiting.get(String(message.id));
        waiting.delete(String(message.id));
        if (message.type === 'done') answered?.resolve(message.result);
        else answered?.reject(refusal(message.message, message.reason));
      }
    },
    end: () => {
      held = [];
      for (const { reject } of waiting.values()) reject(refusal('The frame is gone.', 'gone'));
      waiting.clear();
    },
  };
}

function refusal(message: string, reason: InklingRefusal['reason']): InklingRefusal {
  return Object.assign(new Error(message), { reason });
}
