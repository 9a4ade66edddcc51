import '../../train/chart.css';
import { useRef } from 'react';
import { Axes } from '../../charts/axes';
import { SaveChart } from '../../charts/save-chart';
import { scalesOf } from '../../charts/scales';
import { type BoxSize, useBoxSize } from '../../shared/use-box-size';
import { writtenShort } from '../../train/written';
import { useEditor } from './editor-context';
import { usePlanMessages } from './messages/use-plan-messages';
import { type RatePoint, ratePoints } from './rate-points';

/** CSS pixels around the plot, for tick labels */
const MARGIN = { left: 56, right: 16, top: 6, bottom: 34 };

const DRAWN_POINTS = 400;
const LISTED_POINTS = 11;

/** A rate below this share of the highest is written as none. */
const NOTHING = 1e-6;

/** The learning rate over the run, drawn small, with its numbers behind it. */
export function RateCurve() {
  const { plan, problems } = useEditor();
  const { t } = usePlanMessages();
  const figure = useRef<HTMLElement>(null);
  const [frame, size] = useBoxSize<HTMLDivElement>();
  if (problems.length > 0) return <p className="rate-curve rate-none">{t('rate.none')}</p>;
  const points = ratePoints(plan, DRAWN_POINTS);
  const highest = Math.max(...points.map(({ rate }) => rate));
  /** What is left of a cosine's end by the computer's rounding is nothing. */
  const shown = (rate = 0) => writtenShort(rate < highest * NOTHING ? 0 : rate);
  const words = t('rate.curve.text', {
    start: shown(points[0]?.rate),
    highest: shown(highest),
    end: shown(points.at(-1)?.rate),
  });
  return (
    <figure className="rate-curve" ref={figure}>
      <figcaption>
        <strong>{t('rate.curve')}</strong> {words}
        <SaveChart figure={figure} name={t('rate.curve')} />
      </figcaption>
      <div className="chart-frame rate-frame" ref={frame}>
        {size && (
          <svg width={size.width} height={size.height} role="img" aria-label={words}>
            <RatePlot points={points} epochs={plan.epochs} highest={highest} {...size} />
          </svg>
        )}
      </div>
      <details className="disclosure">
        <summary>{t('rate.table')}</summary>
        <div className="table-scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('rate.epoch')}</th>
                <th scope="col">learning_rate</th>
              </tr>
            </thead>
            <tbody>
              {ratePoints(plan, LISTED_POINTS).map(({ epoch, rate }) => (
                <tr key={epoch}>
                  <td>{epoch.toFixed(2)}</td>
                  <td>{shown(rate)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}

type RatePlotProps = BoxSize & {
  readonly points: readonly RatePoint[];
  readonly epochs: number;
  readonly highest: number;
};

function RatePlot({ points, epochs, highest, width, height }: RatePlotProps) {
  const { t } = usePlanMessages();
  const scales = scalesOf({ width, height, margin: MARGIN, xEnd: epochs, range: [0, highest] });
  const { x, y } = scales;
  const end = { epoch: epochs, rate: points.at(-1)?.rate ?? 0 };
  const line = [...points, end].map(({ epoch, rate }) => `${x(epoch)},${y(rate)}`).join(' ');
  return (
    <>
      <Axes
        scales={scales}
        height={height}
        xLabel={t('rate.epochs')}
        xText={(value) => String(writtenShort(value))}
        yText={(value) => String(writtenShort(value))}
      />
      <polyline className="chart-line training" points={line} />
    </>
  );
}
