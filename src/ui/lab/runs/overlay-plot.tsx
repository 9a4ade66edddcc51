import { line } from 'd3-shape';
import { memo, useMemo } from 'react';
import type { XY } from '../../../core/metrics/downsample';
import { Axes } from '../../charts/axes';
import { type Scales, scalesOf } from '../../charts/scales';
import type { ChartRange } from '../../train/chart-range';
import { lookOf } from './look';
import type { DrawnRun } from './overlay-run';
import { spread } from './spread';

/** A run's curves, how they look, and whether they lie before all others. */
export type PlottedRun = { readonly id: string; readonly slot: number; readonly drawn: DrawnRun };

type OverlayPlotProps = {
  readonly runs: readonly PlottedRun[];
  /** a run to bring out; null for none */
  readonly front: string | null;
  readonly width: number;
  readonly height: number;
  readonly clip: string;
  readonly xEnd: number;
  readonly range: ChartRange;
  readonly xLabel: string;
  readonly xText: (value: number) => string;
  readonly yText: (value: number) => string;
};

/** CSS pixels around the plot; the numbers at the lines' ends stand on the right. */
const MARGIN = { left: 40, right: 28, top: 8, bottom: 34 };

/** CSS pixels that a number at a line's end wants to itself */
const NUMBER_HEIGHT = 12;

/** The lines of all runs, each one path a curve. */
export function OverlayPlot(props: OverlayPlotProps) {
  const { runs, front, width, height, clip, xEnd, xLabel, xText, yText } = props;
  const [low, high] = props.range;
  const scales = useMemo(
    () => scalesOf({ width, height, margin: MARGIN, xEnd, range: [low, high] }),
    [width, height, xEnd, low, high],
  );
  const { left, right, bottom } = scales;
  const inOrder = [...runs.filter(({ id }) => id !== front), ...runs.filter(({ id }) => id === front)];
  return (
    <>
      <clipPath id={clip}>
        <rect x={left} y={0} width={right - left + 2} height={bottom + 4} />
      </clipPath>
      <Axes scales={scales} height={height} xLabel={xLabel} xText={xText} yText={yText} />
      <g clipPath={`url(#${clip})`}>
        {inOrder.map(({ id, slot, drawn }) => (
          <RunLines key={id} drawn={drawn} slot={slot} scales={scales} state={stateOf(id, front)} />
        ))}
      </g>
      <EndNumbers runs={inOrder} front={front} scales={scales} />
    </>
  );
}

type LineState = 'plain' | 'front' | 'back';

function stateOf(id: string, front: string | null): LineState {
  return front === null ? 'plain' : id === front ? 'front' : 'back';
}

type RunLinesProps = {
  readonly drawn: DrawnRun;
  readonly slot: number;
  readonly scales: Scales;
  readonly state: LineState;
};

function RunLines({ drawn: { training, validation }, slot, scales, state }: RunLinesProps) {
  const thin = validation.points.length > 0;
  return (
    <g className={`run-lines ${state}`} style={lookOf(slot)}>
      {training.points.length > 0 && (
        <Curve points={training.points} scales={scales} kind={thin ? 'thin' : 'thick'} />
      )}
      {thin && <Curve points={validation.points} scales={scales} kind="thick" />}
    </g>
  );
}

type CurveProps = {
  readonly points: readonly XY[];
  readonly scales: Scales;
  readonly kind: 'thin' | 'thick';
};

/** Curves are made of many points: each is written again only when it, or the room it has, is another. */
const Curve = memo(function Curve({ points, scales: { x, y }, kind }: CurveProps) {
  const path = line<XY>(
    (point) => x(point[0]),
    (point) => y(point[1]),
  ).digits(1);
  const only = points.length === 1 ? points[0] : undefined;
  return only ? (
    <circle className="run-point" cx={x(only[0])} cy={y(only[1])} r={3} />
  ) : (
    <path className={`run-line ${kind}`} d={path(points) ?? ''} />
  );
});

type EndNumbersProps = Pick<OverlayPlotProps, 'runs' | 'front'> & { readonly scales: Scales };

/** Each run's number beside the height at which its line ends; if there are more than fit, only that of the run in front. */
function EndNumbers({ runs, front, scales: { y, right, bottom } }: EndNumbersProps) {
  const ends = runs
    .flatMap(({ id, slot, drawn }) => {
      const end = drawn.validation.points.at(-1) ?? drawn.training.points.at(-1);
      return end ? [{ id, slot, y: Math.max(MARGIN.top, Math.min(bottom, y(end[1]))) }] : [];
    })
    .toSorted((a, b) => a.y - b.y);
  const fit = ends.length * NUMBER_HEIGHT <= bottom - MARGIN.top;
  const shown = fit ? ends : ends.filter(({ id }) => id === front);
  const places = spread(
    shown.map((end) => end.y),
    NUMBER_HEIGHT,
    MARGIN.top,
    bottom - 4,
  );
  return shown.map(({ id, slot }, index) => (
    <text key={id} className="run-number" x={right + 6} y={places[index]} dy="0.35em" style={lookOf(slot)}>
      {slot + 1}
    </text>
  ));
}
