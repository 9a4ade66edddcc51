import { type Facts, monitorName } from '../facts';
import { lines, pythonBool, pythonCall, pythonFloat, pythonInt, pythonName } from '../python';
import type { CommentName } from '../texts/type';

type Comments = { readonly [name in CommentName]: string };

/** Training by `fit`; leaves `history`, figures by name, epoch by epoch. */
export function fitCode(facts: Facts, comments: Comments): string {
  const { plan, varies, validates, fullBatch } = facts;
  const batch = fullBatch === null ? 'BATCH_SIZE' : `len(${varies ? 'images_train' : 'x_train'})`;
  const fit = pythonCall(
    'model.fit',
    [
      ...(varies
        ? [`VariedDigits(images_train, y_train, ${batch})`]
        : ['x_train', 'y_train', `batch_size=${batch}`]),
      'epochs=EPOCHS',
      ...(validates ? ['validation_data=(x_val, y_val)'] : []),
      `shuffle=${pythonBool(plan.shuffle && !varies && fullBatch === null)}`,
      ...(plan.earlyStopping === null ? [] : ['callbacks=callbacks']),
    ],
    'history = ',
  );
  return lines(
    callbacksCode(facts),
    fullBatch === null ? null : `# ${comments.wholeBatch}`,
    `${fit}.history`,
  );
}

/** `callbacks`; null where nothing ends training early. */
export function callbacksCode({ plan, losses }: Facts): string | null {
  if (plan.earlyStopping === null) return null;
  const { monitor, minDelta, patience, restoreBestWeights } = plan.earlyStopping;
  const stopping = pythonCall(
    'keras.callbacks.EarlyStopping',
    [
      `monitor=${pythonName(monitorName(monitor, losses))}`,
      `mode=${pythonName(monitor.endsWith('loss') ? 'min' : 'max')}`,
      `min_delta=${pythonFloat(minDelta)}`,
      `patience=${pythonInt(patience)}`,
      `restore_best_weights=${pythonBool(restoreBestWeights)}`,
    ],
    '    ',
  );
  return `callbacks = [\n${stopping},\n]`;
}
