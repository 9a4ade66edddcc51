import { useId } from 'react';
import { MODEL_FORMATS, type Models } from '../../../app/share/models';
import { networkTitle } from '../../../core/model/network';
import { usePlanMessages } from '../../lab/plan/messages/use-plan-messages';
import { useStore } from '../../lab/use-store';
import { useAppState } from '../../shared/app-context';
import { Button } from '../../shared/button';
import { DropPlace } from '../drop-place';
import { modelProblemText } from './model-problem-text';
import { noticeText } from './notice-text';
import { useModelsMessages } from './use-models-messages';

/** The network that reads, as a file of other programs, and theirs in its place. */
export function ModelsTab({ models }: { readonly models: Models }) {
  const i18n = useModelsMessages();
  const { t } = i18n;
  const saveHeading = useId();
  const openHeading = useId();
  const network = useAppState((state) => state.network);
  const phase = useAppState((state) => state.training.phase);
  const busy = useStore(models.store, (state) => state.busy);
  const reading = useStore(models.store, (state) => state.reading);
  const changing = network !== null && phase !== 'idle' && phase !== 'paused';
  const name =
    network && (reading === null ? t(`save.${network.origin}`) : t('save.file', { file: reading }));
  return (
    <>
      <div className="share-halves">
        <section aria-labelledby={saveHeading}>
          <h3 id={saveHeading}>{t('save.heading')}</h3>
          <p className="share-help share-steady">
            {network === null
              ? t('save.none')
              : changing
                ? t('save.busy')
                : t('save.text', { reader: name ?? '', network: networkTitle(network.network) })}
          </p>
          <ul className="share-choices">
            {MODEL_FORMATS.map((format) => (
              <li key={format}>
                <Button
                  disabled={network === null || changing || busy !== null}
                  onPress={() => void models.save(format)}
                >
                  {t('save.as', { format: t(`save.${format}`) })}
                </Button>
                <p className="share-help">{t(`save.${format}.hint`)}</p>
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby={openHeading}>
          <h3 id={openHeading}>{t('open.heading')}</h3>
          <p className="share-help share-steady">{t('open.text')}</p>
          <DropPlace
            name={t('open.button')}
            hint={t('open.hint')}
            multiple
            disabled={busy !== null}
            onFiles={(files) => void models.open(files)}
          />
        </section>
      </div>
      <Notice models={models} />
    </>
  );
}

function Notice({ models }: { readonly models: Models }) {
  const i18n = useModelsMessages();
  const plan = usePlanMessages();
  const busy = useStore(models.store, (state) => state.busy);
  const notice = useStore(models.store, (state) => state.notice);
  return (
    <div className="share-notice" role="status">
      {busy && <p>{i18n.t(`notice.${busy}`)}</p>}
      {notice && (
        <p data-bad={notice.kind === 'failed' || undefined}>
          {notice.kind === 'failed'
            ? i18n.t(`notice.failed.${notice.doing}`, {
                file: notice.name,
                problem: modelProblemText(notice.problem, i18n, plan),
              })
            : noticeText(notice, i18n)}
        </p>
      )}
    </div>
  );
}
