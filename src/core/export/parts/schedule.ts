import type { LearningRateSchedule } from '../../model/schedule';
import type { Facts } from '../facts';
import { lines, pythonBool, pythonCall, pythonFloat } from '../python';
import type { CommentName } from '../texts/type';

type Comments = { readonly [name in CommentName]: string };

/** `learning_rate`: a number, one of Keras' schedules, or one of them that begins after a warm-up. */
export function scheduleCode({ plan, fullBatch, varies }: Facts, comments: Comments): string {
  const { schedule } = plan;
  if (schedule.type === 'Constant' && schedule.warmupEpochs === 0) return 'learning_rate = LEARNING_RATE';
  const digits = varies ? 'images_train' : 'x_train';
  const warms = schedule.warmupEpochs > 0;
  const { name, settings } = kerasSchedule(schedule);
  const rises = warms ? ['rise_steps=rise_steps'] : [];
  return lines(
    warms ? `${warmUpCode(name, comments)}\n\n` : null,
    `# ${comments.stepsPerEpoch}`,
    fullBatch === null ? `steps_per_epoch = math.ceil(len(${digits}) / BATCH_SIZE)` : 'steps_per_epoch = 1',
    warms
      ? `rise_steps = min(${pythonFloat(schedule.warmupEpochs)} * steps_per_epoch, EPOCHS * steps_per_epoch)`
      : null,
    pythonCall(
      warms ? 'WarmUp' : `keras.optimizers.schedules.${name}`,
      [...rises, 'initial_learning_rate=LEARNING_RATE', ...settings],
      'learning_rate = ',
    ),
  );
}

/** Keras' schedule of the same formula. A constant rate is one that decays by a factor of 1. */
function kerasSchedule(schedule: LearningRateSchedule): {
  readonly name: string;
  readonly settings: readonly string[];
} {
  switch (schedule.type) {
    case 'Constant':
      return { name: 'ExponentialDecay', settings: ['decay_steps=1', 'decay_rate=1.0'] };
    case 'StepDecay':
    case 'ExponentialDecay':
    case 'InverseTimeDecay': {
      const { type, decayEpochs, decayRate } = schedule;
      const settings = [
        `decay_steps=${pythonFloat(decayEpochs)} * steps_per_epoch`,
        `decay_rate=${pythonFloat(decayRate)}`,
      ];
      return type === 'StepDecay'
        ? { name: 'ExponentialDecay', settings: [...settings, `staircase=${pythonBool(true)}`] }
        : { name: type, settings };
    }
    case 'CosineDecay': {
      const left =
        schedule.warmupEpochs > 0
          ? 'max(1, EPOCHS * steps_per_epoch - rise_steps)'
          : 'EPOCHS * steps_per_epoch';
      return {
        name: 'CosineDecay',
        settings: [`decay_steps=${left}`, `alpha=${pythonFloat(schedule.alpha)}`],
      };
    }
    default:
      return schedule satisfies never;
  }
}

function warmUpCode(base: string, comments: Comments): string {
  return `class WarmUp(keras.optimizers.schedules.${base}):
    """${comments.warmUp}"""

    def __init__(self, rise_steps, **settings):
        super().__init__(**settings)
        self.rise_steps = rise_steps

    def __call__(self, step):
        step = keras.ops.cast(step, "float32")
        after = super().__call__(keras.ops.maximum(step - self.rise_steps, 0.0))
        rising = keras.ops.minimum((step + 1) / self.rise_steps, 1.0)
        return keras.ops.where(
            step < self.rise_steps, self.initial_learning_rate * rising, after
        )

    def get_config(self):
        return {**super().get_config(), "rise_steps": self.rise_steps}`;
}
