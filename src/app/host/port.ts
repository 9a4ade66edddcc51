import type { InklingMessage } from '../../core/host/messages';

/**
 * Asks a learning platform for a frame so high. No standard, but what Canvas documents and what others that play host to LTI
 * tools have taken over: https://developerdocs.instructure.com/services/canvas/external-tools/lti/file.lti_window_post_message
 */
export type LtiFrameResize = {
  readonly subject: 'lti.frameResize';
  /** CSS pixels */
  readonly height: number;
};

/** How a page in a frame and the page around it reach each other. */
export type HostPort = {
  /** To whatever page is around this one: nothing that is said so may tell of the person before it. */
  readonly announce: (message: InklingMessage | LtiFrameResize | string) => void;
  /** To the host that the page's URL names, and nobody else. */
  readonly post: (message: InklingMessage) => void;
  /** Calls the listener with what that host posts. Returns how to stop that. */
  readonly listen: (listener: (data: unknown) => void) => () => void;
};

/** The part of `Window` that is used. */
export type FrameWindow = {
  readonly parent: { postMessage(message: unknown, targetOrigin: string): void };
  addEventListener(type: 'message', listener: (event: HostEvent) => void): void;
  removeEventListener(type: 'message', listener: (event: HostEvent) => void): void;
};

type HostEvent = { readonly data: unknown; readonly origin: string; readonly source: unknown };

/**
 * The way to the page around a frame.
 *
 * @param host the origin of that page, as the frame's URL has it; `null`, in letters, where it has none of its own, as a sandboxed
 * page; null where the URL names none: then nothing is heard, and nothing said but to all the world
 */
export function hostPort(frame: FrameWindow, host: string | null): HostPort {
  // An opaque origin cannot be written to by name; that it is the parent that hears it, holds all the same.
  const target = host === 'null' ? '*' : host;
  return {
    announce: (message) => frame.parent.postMessage(message, '*'),
    post: (message) => {
      if (target !== null) frame.parent.postMessage(message, target);
    },
    listen: (listener) => {
      if (host === null) return () => {};
      const hear = ({ data, origin, source }: HostEvent) => {
        if (source === frame.parent && origin === host) listener(data);
      };
      frame.addEventListener('message', hear);
      return () => frame.removeEventListener('message', hear);
    },
  };
}
