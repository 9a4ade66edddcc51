import type { Task } from './contender';
import type { GlCounts } from './gl-counts';

/** Our two engines, and TensorFlow.js' own training on each of its backends. */
export type ContenderName = 'wasm' | 'webgl' | 'tfjs model.fit wasm' | 'tfjs model.fit webgl';

/** What is asked of a bench worker: one at a time, `start` first, `prepare` before `time`. */
export type BenchRequest =
  | {
      readonly type: 'start';
      readonly contender: ContenderName;
      /** absolute URL of MNIST's manifest */
      readonly manifest: string;
      /** for `count`; slows WebGL down a little */
      readonly countGl?: boolean;
    }
  /** Sets up and warms up. */
  | { readonly type: 'prepare'; readonly task: Task; readonly pieceMilliseconds: number }
  /** Times a piece. */
  | { readonly type: 'time' }
  /** What a step of our WebGL engine asks of the context. */
  | { readonly type: 'count'; readonly task: Task }
  /** Times the reading of all test digits by one of our engines. */
  | { readonly type: 'read'; readonly task: Task }
  /** Times the JavaScript of a step of our WebGL engine. */
  | { readonly type: 'script'; readonly task: Task };

/** The answer to each. */
export type BenchAnswers = {
  /** the build of our WebAssembly, where it is that which runs */
  start: { readonly variant: string | null };
  prepare: null;
  /** samples a second */
  time: number;
  count: GlCounts;
  /** milliseconds, of some rounds */
  read: readonly number[];
  /** milliseconds a step, of some pieces */
  script: readonly number[];
};

export type BenchReply = { readonly answer: unknown } | { readonly failure: string };
