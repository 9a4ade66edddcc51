import { useLayoutEffect, useRef } from 'react';
import type { Runs } from '../../../app/lab/runs/runs';
import type { RunsNotice, RunsState } from '../../../app/lab/runs/state';
import { Button } from '../../shared/button';
import type { Translator } from '../../shared/i18n/t';
import { useMessages } from '../../shared/i18n/use-i18n';
import { useStore } from '../use-store';
import { en } from './messages/en';
import { zh } from './messages/zh';

const MESSAGES = { en, zh };

type NoticeProps = {
  readonly model: Runs;
  readonly names: ReadonlyMap<string, string>;
  /** There is no table: the focus of a run's button that went with it goes to the undo. */
  readonly alone: boolean;
};

/** A line that is always there, so that nothing moves when there is something to say in it. */
export function Notice({ model, names, alone }: NoticeProps) {
  const place = useRef<HTMLDivElement>(null);
  const i18n = useMessages(MESSAGES);
  const notice = useStore(model.store, (state) => state.notice);
  const deleted = useStore(model.store, (state) => state.deleted.at(-1));
  const standing = useStore(model.store, standingNotice);
  const { t } = i18n;
  const name = deleted && (names.get(deleted.id) ?? '');
  const sentence = notice
    ? noticeText(notice, names, i18n)
    : name !== undefined
      ? t('notice.deleted', { name })
      : standing && t(`notice.${standing}`);
  const deletedId = deleted?.id;
  useLayoutEffect(() => {
    if (!alone || deletedId === undefined || document.activeElement !== document.body) return;
    place.current?.querySelector<HTMLElement>('.runs-undo button')?.focus();
  }, [alone, deletedId]);
  // A button that goes as it is pressed leaves the focus here.
  const press = (act: () => void) => {
    place.current?.focus();
    act();
  };
  return (
    <div className="runs-notice" ref={place} tabIndex={-1}>
      <p role="status">{sentence}</p>
      {notice && (
        <Button icon="close" compact onPress={() => press(model.dismissNotice)}>
          {t('notice.dismiss')}
        </Button>
      )}
      {deleted && (
        <span className="runs-undo">
          <Button icon="undo" onPress={() => press(model.undoRemove)}>
            {t('notice.undo')}
          </Button>
        </span>
      )}
    </div>
  );
}

/** What is said while there is nothing else to say. */
function standingNotice({ loading, lasting }: RunsState): 'notLasting' | null {
  return loading || lasting ? null : 'notLasting';
}

function noticeText(
  notice: RunsNotice,
  names: ReadonlyMap<string, string>,
  { t }: Translator<typeof en>,
): string {
  switch (notice.kind) {
    case 'notKept':
      return t(notice.full ? 'notice.full' : 'notice.notKept');
    case 'lost':
      return t('notice.lost');
    case 'refused':
      return t(notice.error.kind === 'busy' ? 'notice.busy' : 'notice.refused');
    case 'noWeights':
    case 'restored':
    case 'used':
      return t(`notice.${notice.kind}`, { name: names.get(notice.run) ?? '' });
    default:
      return notice satisfies never;
  }
}
