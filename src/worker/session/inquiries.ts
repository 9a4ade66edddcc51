import type { Redraw } from '../../core/data/augment-redraw';
import { type Digits, IMAGE_PIXELS } from '../../core/data/digits';
import type { Weights } from '../../core/model/initialize';
import { CLASS_COUNT } from '../../core/model/network';
import { InklingFailure } from '../../protocol/errors';
import type { BrowseQuery, Event, Request } from '../../protocol/messages';
import type { Dataset } from '../data/dataset';
import type { EngineNetwork } from '../engine/engine';
import { asInklingError } from './as-inkling-error';
import { digitsAt, findDigits } from './find-digits';
import type { Subject } from './reading';

export type InquiriesEnvironment = {
  readonly post: (event: Event) => void;
  readonly openData: (signal: AbortSignal) => Promise<Dataset>;
  /** draws variants of digits */
  readonly redraw: Redraw;
  /** the network that reads, null before there is one */
  readonly reader: () => { readonly network: EngineNetwork; readonly subject: Subject } | null;
  /** whether the network that reads stays as it is for now: no run goes on */
  readonly quiet: () => boolean;
  /** lets waiting messages be handled */
  readonly breathe: () => Promise<void>;
};

/** Answers what is asked about digits and about the network that reads, without changing either. */
export type Inquiries = {
  readonly test: (request: Extract<Request, { type: 'test' }>) => void;
  readonly browse: (request: Extract<Request, { type: 'browse' }>) => void;
  readonly export: (request: Extract<Request, { type: 'export' }>) => void;
};

/** Digits read in one go: some milliseconds, so that drawings on the pad need not wait. */
const CHUNK = 200;

/** Nobody looks at more digits at once. */
const MOST_SHOWN = 1000;

export function createInquiries(environment: InquiriesEnvironment): Inquiries {
  const { post, openData, redraw, reader, quiet, breathe } = environment;
  const forever = new AbortController().signal;

  async function open(): Promise<Dataset> {
    const data = await openData(forever);
    data.retry(); // what failed before is fetched again: someone asks for it anew
    return data;
  }

  /** Answers a request by what `work` finds, or refuses it with what it throws. */
  function answer(id: number, work: () => Promise<Event>): void {
    work().then(post, (thrown) => post({ type: 'refused', id, error: asInklingError(thrown) }));
  }

  async function test(id: number, asked: 'mnist' | Digits): Promise<Event> {
    const digits = asked === 'mnist' ? await testDigits() : asked;
    const subject = reader()?.subject;
    if (subject === undefined || !quiet()) throw new InklingFailure({ kind: 'busy' });
    const count = digits.labels.length;
    const probabilities = new Float32Array(count * CLASS_COUNT);
    let loss = 0;
    for (let start = 0; start < count; ) {
      const end = Math.min(start + CHUNK, count);
      const { network } = readerOf(subject);
      try {
        const images = digits.images.subarray(start * IMAGE_PIXELS, end * IMAGE_PIXELS);
        const read = await network.predict(Float32Array.from(images, (value) => value / 255));
        // Not from the probabilities, which have no room for what is all but impossible.
        loss += (await network.evaluate(digits, start, end)).loss;
        probabilities.set(read, start * CLASS_COUNT);
        start = end;
      } catch (thrown) {
        // It has moved to another engine, where it is the same: there these digits are read again.
        if (readerOf(subject).network === network) throw thrown;
      }
      await breathe();
    }
    readerOf(subject);
    const { network, origin } = subject;
    return {
      type: 'tested',
      id,
      info: { network, origin },
      labels: digits.labels.slice(),
      probabilities,
      loss: loss / count,
    };
  }

  /** @throws InklingFailure `changed`: half of the digits read by one network and half by another would test neither */
  function readerOf(subject: Subject): { readonly network: EngineNetwork } {
    const by = reader();
    if (by?.subject !== subject || !quiet()) throw new InklingFailure({ kind: 'changed' });
    return by;
  }

  async function exported(id: number): Promise<Event> {
    const subject = reader()?.subject;
    if (subject === undefined || !quiet()) throw new InklingFailure({ kind: 'busy' });
    const weights = await weightsOf(subject);
    const { network, origin } = subject;
    return { type: 'exported', id, info: { network, origin }, weights };
  }

  async function weightsOf(subject: Subject): Promise<Weights> {
    const { network } = readerOf(subject);
    try {
      const weights = await network.weights();
      readerOf(subject);
      return weights;
    } catch (thrown) {
      // It has moved to another engine, where it is the same.
      if (readerOf(subject).network === network) throw thrown;
      return weightsOf(subject);
    }
  }

  async function testDigits(): Promise<Digits> {
    const { test: set } = await open();
    await set.until(set.total);
    return set;
  }

  async function browse({
    id,
    set: name,
    which,
    taught,
  }: Extract<Request, { type: 'browse' }>): Promise<Event> {
    const { [name]: set } = await open();
    await set.until(needed(which, set.total));
    const { indices, total } = findDigits(set, which, MOST_SHOWN);
    return { type: 'browsed', id, indices, total, ...digitsAt(set, indices, taught, redraw) };
  }

  return {
    test: ({ id, digits }) => answer(id, () => test(id, digits)),
    browse: (request) => answer(request.id, () => browse(request)),
    export: ({ id }) => answer(id, () => exported(id)),
  };
}

/** How many digits, counted from the first, must be there to answer: where labels are looked for, all. */
function needed(which: BrowseQuery, total: number): number {
  if ('indices' in which) return Math.min(total, 1 + Math.max(-1, ...which.indices));
  return which.label === null ? Math.min(total, which.offset + which.count) : total;
}
