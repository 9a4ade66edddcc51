import { useMemo } from 'react';
import { type RunState, validationCurve } from '../../../app/state';
import { useAppState } from '../../shared/app-context';
import { accuracyRange, epochReach, lossRange } from '../chart-range';
import { Chart, type ChartPoint } from './chart';
import { useCurveMessages } from './use-curve-messages';

type Measure = 'loss' | 'accuracy';

const RANGES = { loss: lossRange, accuracy: accuracyRange };

/** Loss and accuracy over the epochs of a run. A default export, for it is loaded when first needed. */
export default function Curves() {
  const run = useAppState((state) => state.training.run);
  return (
    <div className="curves">
      <Curve measure="loss" run={run} />
      <Curve measure="accuracy" run={run} />
    </div>
  );
}

function Curve({ measure, run }: { readonly measure: Measure; readonly run: RunState | null }) {
  const { t, plural, number, compact, percent } = useCurveMessages();
  const training = useMemo(() => pointsOf(run?.curve.points ?? [], measure), [run?.curve, measure]);
  const validation = useMemo(() => pointsOf(run ? validationCurve(run) : [], measure), [run, measure]);
  const range = RANGES[measure](
    training.map(({ y }) => y),
    validation.map(({ y }) => y),
  );
  const written = (value: number) => (measure === 'loss' ? number(value, 3, 'fixed') : percent(value, 1));
  const values = { training: training.at(-1), validation: validation.at(-1) };
  const legend = {
    training: values.training && written(values.training.y),
    validation: values.validation && written(values.validation.y),
  };
  const inWords = () => {
    if (legend.training === undefined) return t('none');
    const when = plural('after', Math.round((values.training?.x ?? 0) * 10) / 10);
    return legend.validation === undefined
      ? `${when} ${t('descriptionTraining', { training: legend.training })}`
      : `${when} ${t('description', { training: legend.training, validation: legend.validation })}`;
  };
  return (
    <Chart
      title={t(measure)}
      description={inWords()}
      xLabel={t('epochs')}
      xEnd={epochReach(training.at(-1)?.x ?? 0, run?.plan.epochs ?? 1)}
      xText={compact}
      range={range}
      tickText={(value) => (measure === 'loss' ? compact(value) : percent(value, 0))}
      training={training}
      validation={validation}
      legend={legend}
    />
  );
}

function pointsOf(
  curve: readonly { readonly epoch: number; readonly loss: number; readonly accuracy: number }[],
  measure: Measure,
): readonly ChartPoint[] {
  return curve.map((point) => ({ x: point.epoch, y: point[measure] }));
}
