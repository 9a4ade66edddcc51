import { line } from 'd3-shape';
import { useId, useRef } from 'react';
import { Axes } from '../../charts/axes';
import { SaveChart } from '../../charts/save-chart';
import { scalesOf } from '../../charts/scales';
import { useBoxSize } from '../../shared/use-box-size';
import type { ChartRange } from '../chart-range';
import { useCurveMessages } from './use-curve-messages';

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

/** Above so many marks they would run into each other: the dashed line alone tells validation apart. */
const MOST_MARKS = 40;

export function Chart(props: ChartProps) {
  const { title, description, legend } = props;
  const { t } = useCurveMessages();
  const [frame, size] = useBoxSize<HTMLDivElement>();
  const figure = useRef<HTMLElement>(null);
  const id = useId();
  return (
    <figure className="chart" ref={figure}>
      <figcaption>
        <strong>{title}</strong>
        <SaveChart figure={figure} name={title} />
        <span className="legends">
          <span className="legend">
            <LegendLine kind="training" /> {t('training')}{' '}
            <span className="legend-value">{legend.training}</span>
          </span>
          <span className="legend">
            <LegendLine kind="validation" /> {t('validation')}{' '}
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
  const scales = scalesOf({ width, height, margin: MARGIN, xEnd, range });
  const { x, y, left, right, bottom } = scales;
  const path = line<ChartPoint>(
    (point) => x(point.x),
    (point) => y(point.y),
  );
  return (
    <>
      <clipPath id={clip}>
        <rect x={left} y={0} width={right - left + MARGIN.right} height={bottom + 4} />
      </clipPath>
      <Axes scales={scales} height={height} xLabel={xLabel} xText={xText} yText={tickText} />
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
