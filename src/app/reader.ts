/** Sends drawings to be read, one at a time. */
export type Reader = {
  /** Has this drawing read as soon as the answer before it is there; one that was waiting is forgotten. pixels: [784] */
  readonly read: (pixels: Float32Array) => void;
  /** Forgets the drawing that waits: the pad is empty. */
  readonly forget: () => void;
  /** To be called with the id of every answer. */
  readonly answered: (id: number) => void;
  /** Forgets what is under way, too: there will be no answer. */
  readonly reset: () => void;
};

/**
 * Only the newest unread drawing is ever sent, so that a slow worker skips drawings and never queues them.
 *
 * @param send gets a copy of the pixels, which it may hand over to the worker.
 */
export function createReader(send: (id: number, pixels: Float32Array<ArrayBuffer>) => void): Reader {
  let nextId = 0;
  let underWay: number | null = null;
  let newest: Float32Array | null = null;

  const sendNewest = () => {
    if (underWay !== null || newest === null) return;
    underWay = nextId++;
    const pixels = new Float32Array(newest);
    newest = null;
    send(underWay, pixels);
  };
  return {
    read: (pixels) => {
      newest = pixels;
      sendNewest();
    },
    forget: () => {
      newest = null;
    },
    answered: (id) => {
      if (id !== underWay) return;
      underWay = null;
      sendNewest();
    },
    reset: () => {
      underWay = null;
      newest = null;
    },
  };
}
