import type { GpuContext } from './context';

/** Resolves when the GPU has done all that it was told so far; the thread is free meanwhile. */
export type Fence = () => Promise<void>;

/** For so long the next look comes at once; then a core that looks on would be missed by whoever works. */
const EAGER_MS = 1;
const PATIENT_MS = 1;

export function createFence({ gl, guard, check }: GpuContext): { fence: Fence; dispose: () => void } {
  const channel = new MessageChannel();
  const waiting: (() => void)[] = [];
  channel.port1.onmessage = () => waiting.shift()?.();
  /** Lets messages in. A wait of this kind between two timers keeps browsers from holding the second back by 4 ms. */
  const breathe = () =>
    new Promise<void>((resolve) => {
      waiting.push(resolve);
      channel.port2.postMessage(null);
    });

  async function passed(): Promise<void> {
    const sync = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
    gl.flush();
    if (sync === null) return check();
    try {
      const start = performance.now();
      for (;;) {
        await breathe();
        check();
        const status = gl.clientWaitSync(sync, 0, 0);
        if (status === gl.ALREADY_SIGNALED || status === gl.CONDITION_SATISFIED) return;
        if (status === gl.WAIT_FAILED) throw new Error('the GPU does not tell when it is done');
        if (performance.now() - start > EAGER_MS) {
          await new Promise((resolve) => setTimeout(resolve, PATIENT_MS));
        }
      }
    } finally {
      gl.deleteSync(sync);
    }
  }

  return {
    fence: () => guard(passed()),
    dispose: () => channel.port1.close(),
  };
}
