/** What the probe has seen so far. */
export type PenSeen = {
  /** milliseconds from each movement of the pen to the change of the bars that answers it */
  latencies: number[];
  /** when each frame was painted, in milliseconds */
  frames: number[];
};

/**
 * Runs in the page before its own scripts, so it stands by itself. Follows each movement of the pen: into which drawing
 * it goes to the worker, and which change of the bars is the answer to that. A drawing that is read again while the
 * network trains answers no movement. Movements whose answer changes nothing to be seen are left out.
 */
export function penProbe(): void {
  const seen: PenSeen = { latencies: [], frames: [] };
  Object.assign(window, { penSeen: seen });
  /** when the movements were made that are not on their way to the worker */
  const unsent: number[] = [];
  /** the same for each drawing on its way */
  const asked = new Map<number, number[]>();
  /** the same for the answer that came last, until it shows */
  const answered: number[] = [];

  addEventListener(
    'pointermove',
    ({ buttons, timeStamp }) => {
      if (buttons === 1) unsent.push(timeStamp);
    },
    { capture: true },
  );

  window.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.addEventListener('message', ({ data }) => {
        if (data?.type !== 'predicted') return;
        answered.splice(0, answered.length, ...(asked.get(data.id) ?? []));
        asked.delete(data.id);
      });
    }

    override postMessage(
      message: { type?: string; id?: number },
      options?: Transferable[] | StructuredSerializeOptions,
    ): void {
      if (message.type === 'predict') asked.set(message.id!, unsent.splice(0));
      super.postMessage(message, options as Transferable[]);
    }
  };

  new MutationObserver((changes) => {
    if (!changes.some(({ target }) => (target as Element).closest('.bars'))) return;
    const now = performance.now();
    for (const moved of answered.splice(0)) seen.latencies.push(now - moved);
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ['aria-valuenow', 'style'] });

  // A method, since the frame asks for the next one by its name.
  const painter = {
    paint(time: number) {
      seen.frames.push(time);
      requestAnimationFrame(painter.paint);
    },
  };
  requestAnimationFrame(painter.paint);
}
