import type { Control } from '../../../app/config/config';
import { SCHEDULE_DEFAULTS, SCHEDULE_TYPES } from '../../../core/model/schedule';
import { useI18n } from '../../shared/i18n/use-i18n';
import { rangedHelp } from '../../train/limits';
import { NumberInput } from '../../train/number-input';
import { useLearningRate } from '../../train/use-learning-rate';
import { writtenShort } from '../../train/written';
import { ChoiceKnob } from './choice-knob';
import { useEditor } from './editor-context';
import { Knob } from './knob';
import { rateAt, SLIDER_RANGE, sliderAt } from './log-slider';
import { usePlanMessages } from './messages/use-plan-messages';
import { NumberKnob } from './number-knob';
import { Part } from './part';
import { problemSentence } from './problem-sentence';
import { RateCurve } from './rate-curve';
import { Section } from './section';

const SCHEDULE_KNOBS = [
  ['decayEpochs', 'decay_steps'],
  ['decayRate', 'decay_rate'],
  ['alpha', 'alpha'],
  ['warmupEpochs', 'warmup_steps'],
] as const;

/** What of it can be hidden or locked by itself. */
export const RATE_PARTS = ['learningRate', 'schedule'] as const satisfies readonly Control[];

/** The learning rate, which moves while training runs, and what becomes of it over a run. */
export function RateSection() {
  const { plan, edit } = useEditor();
  const { t } = usePlanMessages();
  const { schedule, optimizer } = plan;
  const searches = optimizer.type === 'ConjugateGradient';
  return (
    <Section
      title={t('section.rate')}
      summary={`${optimizer.learningRate} · ${t(`schedule.${schedule.type}`)}`}
      paths={['optimizer.learningRate', 'schedule']}
    >
      <Part control="learningRate">
        <LearningRateKnob />
      </Part>
      {!searches && (
        <Part control="schedule">
          <ChoiceKnob
            label={t('knob.schedule.label')}
            keras="LearningRateSchedule"
            help={t(`schedule.${schedule.type}.help`)}
            choices={SCHEDULE_TYPES.map((value) => ({ value, name: t(`schedule.${value}`) }))}
            value={schedule.type}
            onChoose={(type) =>
              edit({
                ...plan,
                schedule: { ...SCHEDULE_DEFAULTS[type], warmupEpochs: schedule.warmupEpochs },
              })
            }
          />
          <div className="knobs">
            {SCHEDULE_KNOBS.map(
              ([id, keras]) =>
                id in schedule && (
                  <NumberKnob
                    key={`${schedule.type} ${id}`}
                    path={`schedule.${id}`}
                    label={t(`knob.${id}.label`)}
                    keras={keras}
                    help={t(`knob.${id}.help`)}
                  />
                ),
            )}
          </div>
          <RateCurve />
        </Part>
      )}
    </Section>
  );
}

function LearningRateKnob() {
  const { plan, problems } = useEditor();
  const page = useI18n();
  const i18n = usePlanMessages();
  const { t } = i18n;
  const { value, now, disabled, edit, settle, move } = useLearningRate();
  const problem = problems.find(({ path }) => path === 'optimizer.learningRate');
  const searches = plan.optimizer.type === 'ConjugateGradient';
  const does = searches ? t('knob.lr.cg') : page.t('field.learningRate.help');
  const help = now === null ? does : t('knob.lr.now', { rate: writtenShort(now) });
  return (
    <Knob
      label={page.t('field.learningRate.label')}
      keras="learning_rate"
      help={rangedHelp(help, 'optimizer.learningRate', plan, page)}
      problem={problem ? problemSentence(problem, i18n) : null}
      disabled={disabled}
    >
      {(control) => (
        <div className="rate-controls">
          <NumberInput {...control} value={value} onEdit={edit} onSettle={settle} />
          <input
            type="range"
            {...SLIDER_RANGE}
            aria-label={t('knob.lr.slider')}
            aria-valuetext={String(value)}
            disabled={control.disabled}
            value={sliderAt(value)}
            onChange={(event) => move(rateAt(event.target.valueAsNumber))}
          />
        </div>
      )}
    </Knob>
  );
}
