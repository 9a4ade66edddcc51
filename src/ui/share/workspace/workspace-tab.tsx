import { useId, useRef } from 'react';
import type { Workspace } from '../../../app/share/workspace/workspace';
import { useStore } from '../../lab/use-store';
import { Button } from '../../shared/button';
import { DropPlace } from '../drop-place';
import { noticeText } from './notice-text';
import { useWorkspaceMessages } from './use-workspace-messages';

/** All that a person has here, out into one file and in again. */
export function WorkspaceTab({ workspace }: { readonly workspace: Workspace }) {
  const { t } = useWorkspaceMessages();
  const saveHeading = useId();
  const loadHeading = useId();
  const busy = useStore(workspace.store, (state) => state.busy);
  return (
    <>
      <div className="share-halves">
        <section aria-labelledby={saveHeading}>
          <h3 id={saveHeading}>{t('save.heading')}</h3>
          <p className="share-help share-steady">{t('save.text')}</p>
          <Button disabled={busy !== null} onPress={() => void workspace.save()}>
            {t('save.button')}
          </Button>
        </section>
        <section aria-labelledby={loadHeading}>
          <h3 id={loadHeading}>{t('load.heading')}</h3>
          <p className="share-help share-steady">{t('load.text')}</p>
          <DropPlace
            name={t('load.button')}
            hint={t('load.hint')}
            disabled={busy !== null}
            onFiles={([file]) => file && void workspace.load(file)}
          />
        </section>
      </div>
      <Notice workspace={workspace} />
    </>
  );
}

function Notice({ workspace }: { readonly workspace: Workspace }) {
  const i18n = useWorkspaceMessages();
  const place = useRef<HTMLDivElement>(null);
  const { busy, notice, before } = useStore(workspace.store, (state) => state);
  return (
    <div className="share-notice" ref={place} tabIndex={-1}>
      <p role="status" data-bad={notice?.kind === 'failed' || undefined}>
        {busy ? i18n.t(`notice.${busy}`) : notice && noticeText(notice, i18n)}
      </p>
      {before !== null && (
        <Button
          icon="undo"
          onPress={() => {
            // The button goes, but not the place of a keyboard user.
            place.current?.focus({ preventScroll: true });
            workspace.takeBack();
          }}
        >
          {i18n.t('notice.takeBack')}
        </Button>
      )}
    </div>
  );
}
