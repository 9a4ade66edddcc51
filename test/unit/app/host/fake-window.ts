import type { FrameWindow } from '../../../../src/app/host/port';

type Listener = Parameters<FrameWindow['addEventListener']>[1];

/** A frame's window with a parent that takes all that is posted to it. */
export function fakeWindow() {
  const posted: { readonly message: unknown; readonly target: string }[] = [];
  const listeners = new Set<Listener>();
  const parent = {
    postMessage: (message: unknown, target: string) => {
      posted.push({ message: structuredClone(message), target });
    },
  };
  const frame: FrameWindow = {
    parent,
    addEventListener: (_type, listener) => void listeners.add(listener),
    removeEventListener: (_type, listener) => void listeners.delete(listener),
  };
  return {
    frame,
    posted,
    listeners,
    /** Somebody posts something to the frame: the parent, unless told otherwise. */
    hears: (data: unknown, origin: string, source: unknown = parent) => {
      for (const listener of [...listeners]) listener({ data: structuredClone(data), origin, source });
    },
  };
}
