import { useId, useRef } from 'react';
import type { Reliability } from '../../../core/metrics/reliability';
import { SaveChart } from '../../charts/save-chart';
import { useBoxSize } from '../../shared/use-box-size';
import { ReliabilityPlot } from './reliability-plot';
import { ReliabilityTable } from './reliability-table';
import { shareOr } from './share-or';
import { useTestMessages } from './use-test-messages';

/** Whether the network is right as often as it says it is. */
export function ReliabilityDiagram({ reliability }: { readonly reliability: Reliability }) {
  const i18n = useTestMessages();
  const { t } = i18n;
  const figure = useRef<HTMLElement>(null);
  const [frame, size] = useBoxSize<HTMLDivElement>();
  const id = useId();
  const error = t('reliability.error', { error: shareOr(reliability.expectedCalibrationError, 2, i18n) });
  return (
    <figure className="test-part reliability" ref={figure}>
      <figcaption>
        <strong>{t('reliability.title')}</strong>
        <SaveChart figure={figure} name={t('reliability.title')} />
      </figcaption>
      <p className="test-help">{t('reliability.help')}</p>
      <div>
        <p className="reliability-legends">
          <span className="legend">{error}</span>
          <Legend kind="accuracy" text={t('reliability.accuracy')} />
          <Legend kind="gap" text={t('reliability.gap')} />
          <Legend kind="ideal" text={t('reliability.ideal')} />
        </p>
        <div className="reliability-frame" ref={frame}>
          {size && (
            <svg width={size.width} height={size.height} role="img" aria-labelledby={`${id}t ${id}d`}>
              <title id={`${id}t`}>{t('reliability.title')}</title>
              <desc id={`${id}d`}>{`${t('reliability.description')} ${error}`}</desc>
              <ReliabilityPlot bins={reliability.bins} width={size.width} height={size.height} />
            </svg>
          )}
        </div>
        <ReliabilityTable bins={reliability.bins} />
      </div>
    </figure>
  );
}

function Legend({ kind, text }: { readonly kind: 'accuracy' | 'gap' | 'ideal'; readonly text: string }) {
  return (
    <span className="legend">
      <svg className="legend-line" viewBox="0 0 24 10" aria-hidden="true" focusable="false">
        {kind === 'ideal' ? (
          <path className="reliability-ideal" d="M1 5H23" />
        ) : (
          <rect className={`reliability-${kind}`} x="7" y="0.5" width="10" height="9" />
        )}
      </svg>{' '}
      {text}
    </span>
  );
}
