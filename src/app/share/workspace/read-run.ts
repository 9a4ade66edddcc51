import type { CurvePoint, Series } from '../../../core/metrics/series';
import { ENGINES } from '../../../protocol/engine';
import type { EpochResult, RateChange, TrainingResult } from '../../../protocol/training';
import { readRecord } from '../../lab/runs/read-record';
import type { RunRecord } from '../../lab/runs/record';
import { LONGEST_NAME } from '../../lab/runs/runs';
import { fieldsOf, isNumber, listOf, textOf } from './fields';

const LONGEST_ID = 100;
/** Some more than a curve keeps, so that a later version may keep more. */
const MOST_POINTS = 5000;
const MOST_RATE_CHANGES = 10_000;
const MOST_EPOCHS = 1000;
const ENDS = ['completed', 'stopped', 'stoppedEarly'] as const;

/**
 * A run from a file that anybody may have written, rebuilt from its known fields alone; null where it is none. One that was
 * under way when it was written has broken off.
 */
export function readRun(value: unknown): RunRecord | null {
  const record = readRecord(value);
  if (record === null) return null;
  const id = textOf(record.id, LONGEST_ID);
  const curve = readSeries(record.curve);
  const epochs = listOf(record.epochs, MOST_EPOCHS, readEpoch);
  const rateChanges = listOf(record.rateChanges, MOST_RATE_CHANGES, readRateChange);
  const result = record.result && readResult(record.result);
  if (id === null || curve === null || epochs === null || rateChanges === null) return null;
  if (record.result !== null && result === null) return null;
  const { startedAt, seconds, ownDigits } = record;
  if (![startedAt, seconds, ownDigits].every((number) => Number.isFinite(number) && number >= 0)) return null;
  return {
    id,
    name: [...record.name.slice(0, 4 * LONGEST_NAME)].slice(0, LONGEST_NAME).join(''),
    pinned: record.pinned,
    startedAt,
    plan: record.plan,
    engine: ENGINES.find((engine) => engine === record.engine) ?? null,
    status: record.status === 'running' ? 'interrupted' : record.status,
    curve,
    epochs,
    result,
    seconds,
    rateChanges,
    ownDigits,
  };
}

function readSeries(value: unknown): Series | null {
  const fields = fieldsOf(value);
  const points = listOf(fields?.get('points'), MOST_POINTS, readPoint);
  const pending = listOf(fields?.get('pending'), MOST_POINTS, readPoint);
  const stride = fields?.get('stride');
  if (points === null || pending === null || !isNumber(stride) || !(stride >= 1)) return null;
  return { points, stride, pending };
}

function readPoint(value: unknown): CurvePoint | null {
  const fields = fieldsOf(value);
  const [epoch, loss, accuracy] = ['epoch', 'loss', 'accuracy'].map((key) => fields?.get(key));
  if (!isNumber(epoch) || !Number.isFinite(epoch) || !isNumber(loss) || !isNumber(accuracy)) return null;
  return { epoch, loss, accuracy };
}

function readEpoch(value: unknown): EpochResult | null {
  const fields = fieldsOf(value);
  const epoch = fields?.get('epoch');
  const training = readPoint(fields?.get('training'));
  const held = fields?.get('validation');
  const validation = held === null ? null : readPoint(held);
  if (!isNumber(epoch) || !Number.isInteger(epoch) || training === null) return null;
  return held !== null && validation === null ? null : { epoch, training, validation };
}

function readRateChange(value: unknown): RateChange | null {
  const fields = fieldsOf(value);
  const [step, learningRate] = ['step', 'learningRate'].map((key) => fields?.get(key));
  return isNumber(step) && isNumber(learningRate) ? { step, learningRate } : null;
}

function readResult(value: unknown): TrainingResult | null {
  const fields = fieldsOf(value);
  const test = fieldsOf(fields?.get('test'));
  if (fields === null || test === null) return null;
  const number = (from: typeof fields, key: string) => {
    const found = from.get(key);
    return isNumber(found) ? found : null;
  };
  const [loss, accuracy, wrong, count] = ['loss', 'accuracy', 'wrong', 'count'].map((key) =>
    number(test, key),
  );
  const [steps, totalSteps, epochs, seconds] = ['steps', 'totalSteps', 'epochs', 'seconds'].map((key) =>
    number(fields, key),
  );
  const end = ENDS.find((each) => each === fields.get('end'));
  if (loss == null || accuracy == null || wrong == null || count == null) return null;
  if (steps == null || totalSteps == null || epochs == null || seconds == null || end === undefined)
    return null;
  return {
    test: { loss, accuracy, wrong, count },
    end,
    bestEpoch: number(fields, 'bestEpoch'),
    steps,
    totalSteps,
    epochs,
    seconds,
    temperature: number(fields, 'temperature'),
  };
}
