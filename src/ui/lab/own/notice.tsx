import type { RefObject } from 'react';
import type { OwnDigits } from '../../../app/lab/own/own';
import type { OwnNotice } from '../../../app/lab/own/state';
import { MOST_OWN_DIGITS } from '../../../core/data/own-digits';
import { Button } from '../../shared/button';
import { useStore } from '../use-store';
import { importProblemText } from './import-problem-text';
import { type OwnTranslator, useOwnMessages } from './use-own-messages';

type NoticeProps = { readonly own: OwnDigits; readonly ref: RefObject<HTMLDivElement | null> };

/** What was done last, and how to undo it. Room is kept for it. */
export function Notice({ own, ref }: NoticeProps) {
  const i18n = useOwnMessages();
  const notice = useStore(own.store, (state) => state.notice);
  return (
    <div className="own-notice" ref={ref} tabIndex={-1}>
      <p role="status" data-bad={notice?.kind === 'importFailed' || notice?.kind === 'full' || undefined}>
        {notice && noticeText(notice, i18n)}
      </p>
      {notice?.kind === 'removed' && (
        <Button
          onPress={() => {
            // The button goes, but not the place of a keyboard user.
            ref.current?.focus({ preventScroll: true });
            own.undoRemoval();
          }}
        >
          {i18n.t('notice.undo')}
        </Button>
      )}
    </div>
  );
}

function noticeText(notice: OwnNotice, i18n: OwnTranslator): string {
  const { t, plural } = i18n;
  switch (notice.kind) {
    case 'kept':
    case 'relabelled':
      return t(`notice.${notice.kind}`, { label: notice.label });
    case 'removed':
    case 'restored':
      return plural(`notice.${notice.kind}`, notice.count);
    case 'importing':
      return t('notice.importing');
    case 'imported': {
      const added = plural('notice.imported', notice.count);
      if (notice.skipped === 0) return added;
      return t('sentences', { first: added, second: plural('notice.skipped', notice.skipped) });
    }
    case 'importFailed':
      return importProblemText(notice.problem, i18n);
    case 'full':
      return t('notice.full', { max: MOST_OWN_DIGITS });
    default:
      return notice satisfies never;
  }
}
