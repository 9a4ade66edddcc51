import type { RunRecord } from '../../../app/lab/runs/record';
import { downsample, type XY } from '../../../core/metrics/downsample';
import type { CurvePoint } from '../../../core/metrics/series';
import { accuracyRange, type ChartRange, lossRange } from '../../train/chart-range';

export type Measure = 'accuracy' | 'loss';
export type Which = 'training' | 'validation' | 'both';

/** A run as it is overlaid. */
export type OverlayRun = {
  readonly record: RunRecord;
  readonly name: string;
  /** decides its colour and its dashes; its number is one more */
  readonly slot: number;
};

/** How much of the curves the chart has room for: all but the steepest start, or what the second half of each goes through. */
export type Zoom = 'all' | 'end';

/** A curve that is thin enough to be drawn, and the values that it wants to be seen; null for a curve of no points. */
export type DrawnCurve = { readonly points: readonly XY[]; readonly ranges: Record<Zoom, ChartRange> | null };

/** What is drawn of a run; a curve that is not asked for has no points. */
export type DrawnRun = { readonly training: DrawnCurve; readonly validation: DrawnCurve };

/** More points than these lie on the same pixels of a wide chart. */
const DRAWN_POINTS = 600;

const NO_CURVE: DrawnCurve = { points: [], ranges: null };
const RANGES = { loss: lossRange, accuracy: accuracyRange };

/** Thins curves for drawing, each once: a run that is over is not looked through again while another one goes on. */
export type Thinner = (run: RunRecord, measure: Measure, which: Which) => DrawnRun;

export function createThinner(): Thinner {
  const known = new WeakMap<readonly unknown[], Partial<Record<Measure, DrawnCurve>>>();
  const once = (key: readonly unknown[], measure: Measure, make: () => DrawnCurve): DrawnCurve => {
    const made = known.get(key)?.[measure] ?? make();
    known.set(key, { ...known.get(key), [measure]: made });
    return made;
  };
  return ({ curve, epochs }, measure, which) => ({
    training:
      which === 'validation'
        ? NO_CURVE
        : once(curve.points, measure, () => drawnCurve(curve.points, measure)),
    validation:
      which === 'training'
        ? NO_CURVE
        : once(epochs, measure, () => drawnCurve(validationPoints(epochs), measure)),
  });
}

/** The range that holds them all; that of a chart without any value if there is none. */
export function unitedRange(curves: readonly DrawnCurve[], zoom: Zoom): ChartRange {
  const some = curves.flatMap(({ ranges }) => (ranges === null ? [] : [ranges[zoom]]));
  if (some.length === 0) return [0, 1];
  return [Math.min(...some.map(([low]) => low)), Math.max(...some.map(([, high]) => high))];
}

function validationPoints(epochs: RunRecord['epochs']): readonly CurvePoint[] {
  return epochs.flatMap(({ validation }) => validation ?? []);
}

/** A loss beyond all numbers has no place in a chart. */
function drawnCurve(curve: readonly CurvePoint[], measure: Measure): DrawnCurve {
  const all: XY[] = [];
  for (const point of curve) {
    const value = point[measure];
    if (Number.isFinite(value) && Number.isFinite(point.epoch)) all.push([point.epoch, value]);
  }
  const points = downsample(all, DRAWN_POINTS);
  if (points.length === 0) return NO_CURVE;
  const values = points.map(([, y]) => y);
  const end = values.slice(Math.floor(values.length / 2));
  return { points, ranges: { all: RANGES[measure](values, []), end: RANGES[measure](end, []) } };
}
