/** What a page is told of its own life. */
export type PageLife = {
  /** Calls the listener when the page is hidden, or about to go: it may be the last that it does. Returns how to stop that. */
  readonly onHide: (listener: () => void) => () => void;
};

/** The browser's own word on it. */
export function documentLife(document: Document, window: Window): PageLife {
  return {
    onHide: (listener) => {
      const hidden = () => {
        if (document.visibilityState === 'hidden') listener();
      };
      document.addEventListener('visibilitychange', hidden);
      window.addEventListener('pagehide', listener);
      return () => {
        document.removeEventListener('visibilitychange', hidden);
        window.removeEventListener('pagehide', listener);
      };
    },
  };
}
