import type { Page } from '@playwright/test';
import type { RunRecord } from '../../../src/app/lab/runs/record';
import type { OwnDigit } from '../../../src/core/data/own-digits';
import { strokeBytes } from '../../../src/core/data/own-digits';
import { DIGITS, sampleDigit } from '../../../src/core/ink/samples';
import type { CurvePoint } from '../../../src/core/metrics/series';
import type { TrainingPlan } from '../../../src/core/model/plan';

type Kept = { readonly runs?: readonly RunRecord[]; readonly own?: readonly OwnDigit[] };

/** Fills this browser's database as earlier visits would have. To be called before the page is opened. */
export async function keepFromEarlier(page: Page, { runs = [], own = [] }: Kept): Promise<void> {
  // A page of the same site on which nothing runs.
  await page.route('**/blank.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><link rel="icon" href="data:,">' }),
  );
  await page.goto('./blank.html');
  const bytes = own.map((digit) => ({ ...digit, pixels: [...digit.pixels] }));
  await page.evaluate(
    (kept) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('inkling', 1);
        opening.onupgradeneeded = () => {
          for (const store of ['runs', 'weights', 'own'])
            opening.result.createObjectStore(store, { keyPath: 'id' });
        };
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const database = opening.result;
          const writing = database.transaction(['runs', 'own'], 'readwrite');
          for (const run of kept.runs) writing.objectStore('runs').put(run);
          for (const digit of kept.own)
            writing.objectStore('own').put({ ...digit, pixels: Uint8Array.from(digit.pixels) });
          writing.onerror = () => reject(writing.error);
          writing.oncomplete = () => {
            database.close();
            resolve();
          };
        };
      }),
    { runs: [...runs], own: bytes },
  );
}

/** A run of long ago that came to its end: its curve sinks, the faster the higher `pace` is. */
export function earlierRun(
  number: number,
  plan: TrainingPlan,
  { points, pace }: { readonly points: number; readonly pace: number },
): RunRecord {
  const at = (epoch: number): CurvePoint => {
    const loss = 2.3 * Math.exp(-pace * epoch) + 0.02 * Math.sin(40 * epoch + number);
    return { epoch, loss, accuracy: 1 - loss / 2.6 };
  };
  const epochs = Array.from({ length: plan.epochs }, (_, epoch) => ({
    epoch,
    training: at(epoch + 1),
    validation: plan.validationSplit > 0 ? at(epoch + 0.9) : null,
  }));
  const { accuracy, loss } = at(plan.epochs);
  return {
    id: `run-${number}`,
    name: '',
    pinned: false,
    startedAt: Date.UTC(2025, 0, 1, 12, number),
    plan,
    engine: 'wasm',
    status: 'completed',
    curve: {
      points: Array.from({ length: points }, (_, index) => at(((index + 1) * plan.epochs) / points)),
      stride: 1,
      pending: [],
    },
    epochs,
    result: {
      test: { accuracy, loss, wrong: Math.round(10_000 * (1 - accuracy)), count: 10_000 },
      end: 'completed',
      bestEpoch: null,
      steps: points,
      totalSteps: points,
      epochs: plan.epochs,
      seconds: 3,
      temperature: null,
    },
    seconds: 3,
    rateChanges: [],
    ownDigits: 0,
  };
}

/** One of each sample digit, rightly labelled. */
export function earlierDigits(): OwnDigit[] {
  return DIGITS.map((label) => {
    const strokes = sampleDigit(label);
    return {
      id: `digit-${label}`,
      label,
      strokes,
      pixels: strokeBytes(strokes)!,
      at: Date.UTC(2025, 0, 1) + label,
    };
  });
}
