import './overlay.css';
import { useId, useMemo, useRef, useState } from 'react';
import { SaveChart } from '../../charts/save-chart';
import { useI18n, useMessages } from '../../shared/i18n/use-i18n';
import { Segmented } from '../../shared/segmented';
import { useBoxSize } from '../../shared/use-box-size';
import { epochReach } from '../../train/chart-range';
import { lookOf } from './look';
import { en } from './messages/en';
import { zh } from './messages/zh';
import { NumbersTable } from './numbers-table';
import { OverlayPlot } from './overlay-plot';
import {
  createThinner,
  type Measure,
  type OverlayRun,
  unitedRange,
  type Which,
  type Zoom,
} from './overlay-run';

const MESSAGES = { en, zh };

/** The curves of the chosen runs in one chart, with a table of their numbers behind it. */
export function Overlay({ runs }: { readonly runs: readonly OverlayRun[] }) {
  const { t, number, percent } = useMessages(MESSAGES);
  const { compact } = useI18n();
  const [measure, setMeasure] = useState<Measure>('accuracy');
  const [which, setWhich] = useState<Which>('training');
  const [zoom, setZoom] = useState<Zoom>('all');
  const [front, setFront] = useState<string | null>(null);
  const [thin] = useState(createThinner);
  const [frame, size] = useBoxSize<HTMLDivElement>();
  const figure = useRef<HTMLElement>(null);
  const id = useId();

  const drawn = useMemo(
    () =>
      runs.map(({ record, slot, name }) => ({
        id: record.id,
        slot,
        name,
        drawn: thin(record, measure, which),
      })),
    [runs, measure, which, thin],
  );
  const range = unitedRange(
    drawn.flatMap((run) => [run.drawn.training, run.drawn.validation]),
    zoom,
  );
  const xEnd = Math.max(...runs.map(({ record }) => reachOf(record)));
  const written = (value: number) => (measure === 'loss' ? number(value, 3, 'fixed') : percent(value, 1));
  const entries = drawn.map((run) => {
    const value = (run.drawn.validation.points.at(-1) ?? run.drawn.training.points.at(-1))?.[1];
    return { ...run, value: value === undefined ? null : written(value) };
  });
  const title = t(`overlay.chart.${measure}`);
  const inWords = entries
    .map(({ name, value }) =>
      value === null ? t('overlay.noValue', { name }) : t('overlay.value', { name, value }),
    )
    .join('; ');
  const unvalidated = which !== 'training' && drawn.every((run) => run.drawn.validation.points.length === 0);
  const segment = <T extends string>(value: T, name: string) => ({ value, name, face: name });
  return (
    <section className="overlay" aria-label={t('overlay.title')}>
      <div className="overlay-choices">
        <Segmented
          label={t('overlay.measure')}
          value={measure}
          segments={[segment('accuracy', t('overlay.accuracy')), segment('loss', t('overlay.loss'))]}
          onChoose={setMeasure}
        />
        <Segmented
          label={t('overlay.curves')}
          value={which}
          segments={[
            segment('training', t('overlay.training')),
            segment('validation', t('overlay.validation')),
            segment('both', t('overlay.both')),
          ]}
          onChoose={setWhich}
        />
        <Segmented
          label={t('overlay.zoom')}
          value={zoom}
          segments={[segment('all', t('overlay.all')), segment('end', t('overlay.end'))]}
          onChoose={setZoom}
        />
        <p className="overlay-note">
          {unvalidated ? t('overlay.noValidation') : which === 'both' && t('overlay.bothNote')}
        </p>
      </div>
      <figure className="overlay-figure" ref={figure}>
        <figcaption>
          <strong>{title}</strong>
          <SaveChart figure={figure} name={title} />
        </figcaption>
        <div className="overlay-frame" ref={frame}>
          {size && (
            <svg width={size.width} height={size.height} role="img" aria-labelledby={`${id}t ${id}d`}>
              <title id={`${id}t`}>{title}</title>
              <desc id={`${id}d`}>{t('overlay.description', { runs: inWords })}</desc>
              <OverlayPlot
                runs={drawn}
                front={front}
                width={size.width}
                height={size.height}
                clip={`${id}c`}
                xEnd={xEnd}
                range={range}
                xLabel={t('overlay.epochs')}
                xText={compact}
                yText={(value) => (measure === 'loss' ? compact(value) : percent(value, 0))}
              />
            </svg>
          )}
        </div>
        <ul className="overlay-legend">
          {entries.map(({ id: run, slot, name, value }) => (
            <li key={run}>
              <button
                type="button"
                className="legend"
                aria-pressed={front === run}
                title={t('overlay.highlight', { name })}
                onClick={() => setFront(front === run ? null : run)}
              >
                <Swatch slot={slot} /> {slot + 1} <span className="legend-name">{name}</span>{' '}
                <span className="legend-value">{value ?? '–'}</span>
              </button>
            </li>
          ))}
        </ul>
      </figure>
      <NumbersTable runs={runs} measure={measure} which={which} />
    </section>
  );
}

/** How far a run's curves reach, in epochs. */
function reachOf({ curve, epochs, plan }: OverlayRun['record']): number {
  const latest = Math.max(curve.points.at(-1)?.epoch ?? 0, epochs.length);
  return epochReach(latest, plan.epochs);
}

/** A piece of a run's line. */
export function Swatch({ slot }: { readonly slot: number }) {
  return (
    <svg
      className="legend-line"
      viewBox="0 0 24 10"
      aria-hidden="true"
      focusable="false"
      style={lookOf(slot)}
    >
      <path className="run-line thick" d="M1 5H23" />
    </svg>
  );
}
