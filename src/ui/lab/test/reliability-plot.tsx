import { scaleLinear } from 'd3-scale';
import type { ReliabilityBin } from '../../../core/metrics/reliability';
import { useTestMessages } from './use-test-messages';

type ReliabilityPlotProps = {
  readonly bins: readonly ReliabilityBin[];
  /** CSS pixels */
  readonly width: number;
  readonly height: number;
};

/** CSS pixels around the plot, for tick labels */
const MARGIN = { left: 40, right: 16, top: 8, bottom: 34 };
const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];

/** A bar for the accuracy of each bin, and the gap between it and the bin's mean confidence. */
export function ReliabilityPlot({ bins, width, height }: ReliabilityPlotProps) {
  const { t, percent } = useTestMessages();
  const right = Math.max(MARGIN.left + 1, width - MARGIN.right);
  const bottom = Math.max(MARGIN.top + 1, height - MARGIN.bottom);
  const x = scaleLinear([0, 1], [MARGIN.left, right]);
  const y = scaleLinear([0, 1], [bottom, MARGIN.top]);
  const box = (from: number, to: number, low: number, high: number) => ({
    x: x(from) + 1,
    y: y(high),
    width: Math.max(0, x(to) - x(from) - 2),
    height: y(low) - y(high),
  });
  return (
    <>
      {TICKS.map((tick) => (
        <g key={tick}>
          <path className="chart-grid" d={`M${MARGIN.left} ${y(tick)}H${right}`} />
          <text className="chart-tick" x={MARGIN.left - 6} y={y(tick)} dy="0.32em" textAnchor="end">
            {percent(tick, 0)}
          </text>
          <text className="chart-tick" x={x(tick)} y={bottom + 14} textAnchor="middle">
            {percent(tick, 0)}
          </text>
        </g>
      ))}
      {bins.map(({ from, to, accuracy, confidence }) =>
        accuracy === null || confidence === null ? null : (
          <g key={from}>
            <rect className="reliability-accuracy" {...box(from, to, 0, accuracy)} />
            <rect
              className="reliability-gap"
              {...box(from, to, Math.min(accuracy, confidence), Math.max(accuracy, confidence))}
            />
          </g>
        ),
      )}
      <path className="reliability-ideal" d={`M${x(0)} ${y(0)}L${x(1)} ${y(1)}`} />
      <text className="chart-tick" x={(MARGIN.left + right) / 2} y={height - 5} textAnchor="middle">
        {t('reliability.axis')}
      </text>
    </>
  );
}
