import type { Scales } from './scales';

/** CSS pixels that a tick and its label want to themselves */
const TICK_SPACE = { x: 56, y: 28 };

/** More lines across a chart than this only make it grey. */
const MOST_Y_TICKS = 5;

type AxesProps = {
  readonly scales: Scales;
  /** of the whole chart, CSS pixels */
  readonly height: number;
  readonly xLabel: string;
  readonly xText: (value: number) => string;
  readonly yText: (value: number) => string;
};

/** The lines and numbers behind a chart's curves. */
export function Axes({ scales: { x, y, left, right, bottom }, height, xLabel, xText, yText }: AxesProps) {
  const top = Math.min(...y.range());
  return (
    <>
      {y.ticks(Math.min(MOST_Y_TICKS, (bottom - top) / TICK_SPACE.y)).map((tick) => (
        <g key={tick}>
          <path className="chart-grid" d={`M${left} ${y(tick)}H${right}`} />
          <text className="chart-tick" x={left - 6} y={y(tick)} dy="0.32em" textAnchor="end">
            {yText(tick)}
          </text>
        </g>
      ))}
      {x.ticks((right - left) / TICK_SPACE.x).map((tick) => (
        <text key={tick} className="chart-tick" x={x(tick)} y={bottom + 14} textAnchor="middle">
          {xText(tick)}
        </text>
      ))}
      <text className="chart-tick" x={(left + right) / 2} y={height - 5} textAnchor="middle">
        {xLabel}
      </text>
    </>
  );
}
