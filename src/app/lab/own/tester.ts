import type { Digits } from '../../../core/data/digits';
import { type Readings, type Summary, summary } from '../../../core/metrics/readings';
import type { App } from '../../app';
import { createRequests, type Outcome } from '../requests';

/** What was read, with the mean cross-entropy. */
export type Tested = Readings & { readonly loss: number };

export type Tester = {
  /**
   * Has the network of the moment read MNIST's test digits or these, once what was asked before is answered. Never
   * rejects; after `dispose`, nothing comes any more.
   */
  readonly test: (digits: 'mnist' | Digits) => Promise<Outcome<Tested>>;
  readonly dispose: () => void;
};

/** Asks the worker to test, one thing at a time. */
export function createTester(app: App): Tester {
  const requests = createRequests(app);
  let last: Promise<unknown> = Promise.resolve();
  return {
    test: (digits) => {
      const outcome = last.then(
        () => new Promise<Outcome<Tested>>((answer) => requests.test({ digits }, answer)),
      );
      last = outcome;
      return outcome;
    },
    dispose: requests.dispose,
  };
}

export function summaryOf(tested: Tested): Summary {
  return summary(tested, tested.loss);
}
