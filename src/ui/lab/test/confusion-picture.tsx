import { memo } from 'react';
import type { ConfusionMatrix } from '../../../core/metrics/confusion';
import { useTestMessages } from './use-test-messages';

type ConfusionPictureProps = {
  readonly matrix: ConfusionMatrix;
  /** see `heats` */
  readonly heat: readonly (readonly number[])[];
};

/** CSS pixels */
const CELL = { width: 40, height: 30 };
const MARGIN = { left: 56, top: 44 };

/** The confusion matrix as a drawing, for saving alone: on the page, the table is there for everybody. */
export const ConfusionPicture = memo(({ matrix, heat }: ConfusionPictureProps) => {
  const { t } = useTestMessages();
  const width = MARGIN.left + matrix.length * CELL.width;
  const height = MARGIN.top + matrix.length * CELL.height;
  const x = (read: number) => MARGIN.left + (read + 0.5) * CELL.width;
  const y = (label: number) => MARGIN.top + (label + 0.5) * CELL.height;
  const middle = { x: MARGIN.left + (width - MARGIN.left) / 2, y: MARGIN.top + (height - MARGIN.top) / 2 };
  return (
    <div className="visually-hidden" aria-hidden="true">
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: nobody is told of it */}
      <svg role="img" width={width} height={height} className="confusion-picture">
        <text x={middle.x} y={14} textAnchor="middle">
          {t('matrix.read')}
        </text>
        <text textAnchor="middle" transform={`translate(14 ${middle.y}) rotate(-90)`}>
          {t('matrix.true')}
        </text>
        {matrix.map((row, label) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a digit is its place
          <g key={label}>
            <text x={x(label)} y={MARGIN.top - 10} textAnchor="middle">
              {label}
            </text>
            <text x={MARGIN.left - 12} y={y(label)} dy="0.35em" textAnchor="middle">
              {label}
            </text>
            {row.map((count, read) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a digit is its place
              <g key={read}>
                <rect
                  className={label === read ? 'right' : 'wrong'}
                  x={x(read) - CELL.width / 2}
                  y={y(label) - CELL.height / 2}
                  width={CELL.width}
                  height={CELL.height}
                  style={{ fillOpacity: heat[label]![read]! }}
                />
                {count > 0 && (
                  <text x={x(read)} y={y(label)} dy="0.35em" textAnchor="middle">
                    {count}
                  </text>
                )}
              </g>
            ))}
          </g>
        ))}
      </svg>
    </div>
  );
});
