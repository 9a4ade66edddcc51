import * as tf from '@tensorflow/tfjs';
import type { BackendFailure, BackendName, BackendReport } from '../../protocol/backend';
import { InklingFailure } from '../../protocol/errors';

/** Makes a backend the one that computes. Throws, or returns false where the browser has no such thing. */
export type BackendStarter = () => Promise<boolean>;

/**
 * Starts the first backend that starts and computes right.
 *
 * @throws InklingFailure `backend` when none does.
 */
export async function startFirstBackend(
  order: readonly BackendName[],
  starters: { readonly [name in BackendName]: BackendStarter },
): Promise<BackendReport> {
  const failures: BackendFailure[] = [];
  for (const backend of order) {
    const failure = await tryBackend(backend, starters[backend]);
    if (failure === null) return { backend, failures };
    failures.push(failure);
  }
  throw new InklingFailure({ kind: 'backend', failures });
}

async function tryBackend(backend: BackendName, start: BackendStarter): Promise<BackendFailure | null> {
  try {
    if (!(await start())) return { backend, reason: 'unavailable', message: '' };
    return (await computesRight()) ? null : { backend, reason: 'wrongResult', message: '' };
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return { backend, reason: 'error', message };
  }
}

/** Some GPU drivers start and then return zeros or half-precision numbers; a small product shows it. */
async function computesRight(): Promise<boolean> {
  const product = tf.tidy(() =>
    tf.matMul(tf.tensor2d([1, 2, 3, 4], [2, 2]), tf.tensor2d([1024.5, 0.125, -3, 7], [2, 2])),
  );
  try {
    const expected = [1018.5, 14.125, 3061.5, 28.375];
    return (await product.data()).every((value, index) => Math.abs(value - expected[index]!) < 0.01);
  } finally {
    product.dispose();
  }
}
