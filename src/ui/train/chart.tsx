import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import { useId } from 'react';
import { useI18n } from '../shared/i18n/use-i18n';
import { useBoxSize } from '../shared/use-box-size';
import type { ChartRange } from './chart-range';

export type ChartPoint = { readonly x: number; readonly y: number };

type ChartProps = {
  readonly title: string;
  /** the chart in a sentence */
  readonly description: string;
  readonly xLabel: string;
  readonly xEnd: number;
  readonly xText: (value: number) => string;
  readonly range: ChartRange;
  readonly tickText: (value: number) => string;
  readonly training: readonly ChartPoint[];
  readonly validation: readonly ChartPoint[];
  /** the newest values, written */
  readonly legend: { readonly training: string | undefined; readonly validation: string | undefined };
};

/** CSS pixels around the plot, for tick labels */
const MARGIN = { left: 40, right: 16, top: 6, bottom: 34 };

/** CSS pixels that a tick and its label want to themselves */
const TICK_SPACE = { x: 56, y: 28 };

/** More lines across a chart than this only make it grey. */
const MOST_Y_TICKS = 5;

/** Above so many marks they would run into each other: the dashed line alone tells validation apart. */
const MOST_MARKS = 40;

export function Chart(props: ChartProps) {
  const { title, description, legend } = props;
  const { t } = useI18n();
  const [frame, size] = useBoxSize<HTMLDivElement>();
  const id = useId();
  return (
    <figure className="chart">
      <figcaption>
        <strong>{title}</strong>
        <span className="legends">
          <span className="legend">
            <LegendLine kind="training" /> {t('curves.training')}{' '}
            <span className="legend-value">{legend.training}</span>
          </span>
          <span className="legend">
            <LegendLine kind="validation" /> {t('curves.validation')}{' '}
            <span className="legend-value">{legend.validation}</span>
          </span>
        </span>
      </figcaption>
      <div className="chart-frame" ref={frame}>
        {size && (
          <svg width={size.width} height={size.height} role="img" aria-labelledby={`${id}t ${id}d`}>
            <title id={`${id}t`}>{title}</title>
            <desc id={`${id}d`}>{description}</desc>
            <Plot {...props} width={size.width} height={size.height} clip={`${id}c`} />
          </svg>
        )}
      </div>
    </figure>
  );
}

type PlotProps = ChartProps & { readonly width: number; readonly height: number; readonly clip: string };

function Plot({
  width,
  height,
  clip,
  xEnd,
  xText,
  xLabel,
  range,
  tickText,
  training,
  validation,
}: PlotProps) {
  const right = Math.max(MARGIN.left + 1, width - MARGIN.right);
  const bottom = Math.max(MARGIN.top + 1, height - MARGIN.bottom);
  const x = scaleLinear([0, xEnd], [MARGIN.left, right]);
  const y = scaleLinear(range, [bottom, MARGIN.top]);
  const path = line<ChartPoint>(
    (point) => x(point.x),
    (point) => y(point.y),
  );
  const xTicks = x.ticks((right - MARGIN.left) / TICK_SPACE.x);
  return (
    <>
      <clipPath id={clip}>
        <rect x={MARGIN.left} y={0} width={right - MARGIN.left + MARGIN.right} height={bottom + 4} />
      </clipPath>
      {y.ticks(Math.min(MOST_Y_TICKS, (bottom - MARGIN.top) / TICK_SPACE.y)).map((tick) => (
        <g key={tick}>
          <path className="chart-grid" d={`M${MARGIN.left} ${y(tick)}H${right}`} />
          <text className="chart-tick" x={MARGIN.left - 6} y={y(tick)} dy="0.32em" textAnchor="end">
            {tickText(tick)}
          </text>
        </g>
      ))}
      {xTicks.map((tick) => (
        <text key={tick} className="chart-tick" x={x(tick)} y={bottom + 14} textAnchor="middle">
          {xText(tick)}
        </text>
      ))}
      <text className="chart-tick" x={(MARGIN.left + right) / 2} y={height - 5} textAnchor="middle">
        {xLabel}
      </text>
      <g clipPath={`url(#${clip})`}>
        <path className="chart-line training" d={path(training) ?? ''} />
        <path className="chart-line validation" d={path(validation) ?? ''} />
        {validation.length <= MOST_MARKS &&
          validation.map((point) => (
            <circle key={point.x} className="chart-mark" cx={x(point.x)} cy={y(point.y)} r={3} />
          ))}
      </g>
    </>
  );
}

function LegendLine({ kind }: { readonly kind: 'training' | 'validation' }) {
  return (
    <svg className="legend-line" viewBox="0 0 24 10" aria-hidden="true" focusable="false">
      <path className={`chart-line ${kind}`} d="M1 5H23" />
      {kind === 'validation' && <circle className="chart-mark" cx="12" cy="5" r="3" />}
    </svg>
  );
}
