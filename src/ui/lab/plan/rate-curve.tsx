import { useEditor } from './editor-context';
import { usePlanMessages } from './messages/use-plan-messages';
import { type RatePoint, ratePoints } from './rate-points';
import { writtenShort } from './written';

/** Units of the drawing; it is stretched to the room that there is. */
const WIDTH = 400;
const HEIGHT = 60;

const DRAWN_POINTS = 400;
const LISTED_POINTS = 11;

/** The learning rate over the run, drawn small, with its numbers behind it. */
export function RateCurve() {
  const { plan, problems } = useEditor();
  const { t } = usePlanMessages();
  if (problems.length > 0) return <p className="rate-curve rate-none">{t('rate.none')}</p>;
  const points = ratePoints(plan, DRAWN_POINTS);
  const highest = Math.max(...points.map(({ rate }) => rate));
  const words = t('rate.curve.text', {
    start: writtenShort(points[0]?.rate ?? 0),
    highest: writtenShort(highest),
    end: writtenShort(points.at(-1)?.rate ?? 0),
  });
  return (
    <figure className="rate-curve">
      <figcaption>
        <strong>{t('rate.curve')}</strong> {words}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={words}>
        <polyline points={linePoints(points, plan.epochs, highest)} vectorEffect="non-scaling-stroke" />
      </svg>
      <div className="rate-axis" aria-hidden="true">
        <span>0</span>
        <span>{t('rate.ends', { epochs: plan.epochs })}</span>
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
                  <td>{writtenShort(rate)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}

function linePoints(points: readonly RatePoint[], epochs: number, highest: number): string {
  const end = { epoch: epochs, rate: points.at(-1)?.rate ?? 0 };
  return [...points, end]
    .map(({ epoch, rate }) => `${(epoch / epochs) * WIDTH},${HEIGHT - 2 - (rate / highest) * (HEIGHT - 4)}`)
    .join(' ');
}
