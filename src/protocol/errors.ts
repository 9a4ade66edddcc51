import type { PlanProblem } from '../core/model/check/problems';
import type { EngineFailure, EngineName } from './engine';

/** Everything that can go wrong in the worker, as data: the page turns each into a sentence in the reader's language. */
export type InklingError =
  /** MNIST could not be had. `offline`: no answer; `missing`: an HTTP error; `corrupt`: not what the manifest says. */
  | {
      readonly kind: 'data';
      readonly problem: 'offline' | 'missing' | 'corrupt' | 'manifest';
      readonly file: string;
    }
  /** A network that comes with the page could not be had, for the same reasons. */
  | { readonly kind: 'model'; readonly problem: 'offline' | 'missing' | 'corrupt' }
  /** No engine starts here. */
  | { readonly kind: 'engine'; readonly failures: readonly EngineFailure[] }
  /** An engine failed at work. What it had computed since the last checkpoint is forgotten, and `next` goes on from there. */
  | { readonly kind: 'engineFailed'; readonly failure: EngineFailure; readonly next: EngineName }
  /** The worker stopped answering, or could not be loaded. */
  | { readonly kind: 'workerDied' }
  /** The loss became infinite or not a number. */
  | { readonly kind: 'diverged'; readonly epoch: number; readonly step: number }
  /** The plan needs more memory than there is. */
  | { readonly kind: 'outOfMemory' }
  /** What was asked for has to wait until the run is over. */
  | { readonly kind: 'busy' }
  /** The network that was asked about reads no more, or went on learning meanwhile. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'plan'; readonly problems: readonly PlanProblem[] }
  /** A bug of ours, with its message for the report. */
  | { readonly kind: 'internal'; readonly message: string };

/** An `InklingError` on its way up the stack inside the worker. */
export class InklingFailure extends Error {
  override readonly name = 'InklingFailure';
  constructor(readonly error: InklingError) {
    super(error.kind);
  }
}

/** What crosses the thread for anything that was thrown. */
export function toInklingError(thrown: unknown): InklingError {
  if (thrown instanceof InklingFailure) return thrown.error;
  return { kind: 'internal', message: thrown instanceof Error ? thrown.message : String(thrown) };
}
