import { WORKSPACE_LIMITS } from '../../../app/share/workspace/content';
import type { WorkspaceNotice } from '../../../app/share/workspace/workspace';
import type { WorkspaceTranslator } from './use-workspace-messages';

type Loaded = Extract<WorkspaceNotice, { readonly kind: 'loaded' }>;
type Failed = Extract<WorkspaceNotice, { readonly kind: 'failed' }>;

const MEGABYTE = 1024 * 1024;

/** What became of a file with everything in it. */
export function noticeText(notice: WorkspaceNotice, i18n: WorkspaceTranslator): string {
  const { t, plural, number } = i18n;
  switch (notice.kind) {
    case 'saved':
      return joined(i18n, [
        t('notice.saved', {
          runs: plural('notice.runs', notice.runs),
          digits: plural('notice.digits', notice.digits),
          size: number(notice.bytes / MEGABYTE, 2),
        }),
        notice.withoutWeights > 0 ? plural('notice.withoutWeights', notice.withoutWeights) : null,
      ]);
    case 'loaded':
      return joined(i18n, loadedSentences(notice, i18n));
    case 'failed':
      return t(`notice.failed.${notice.doing}`, { problem: problemText(notice, i18n) });
    default:
      return notice satisfies never;
  }
}

function loadedSentences(notice: Loaded, { t, plural }: WorkspaceTranslator): readonly (string | null)[] {
  const { added, left, takenBack } = notice;
  return [
    t('notice.loaded', {
      runs: plural('notice.runs', added.runs),
      digits: plural('notice.digits', added.digits),
    }),
    added.known > 0 ? t('notice.known', { n: added.known }) : null,
    added.noRoom > 0 ? t('notice.noRoom', { n: added.noRoom }) : null,
    left > 0 ? t('notice.left', { n: left }) : null,
    takenBack ? t('notice.takenBack') : putSentence(notice, t),
    notice.plan === 'running' ? t('notice.running') : null,
  ];
}

function putSentence({ drawing, plan }: Loaded, t: WorkspaceTranslator['t']): string | null {
  if (plan === 'put') return t(drawing ? 'notice.both' : 'notice.plan');
  return drawing ? t('notice.drawing') : null;
}

function problemText({ doing, problem }: Failed, { t }: WorkspaceTranslator): string {
  if (problem.kind === 'tooLarge') return t('problem.tooLarge', { max: WORKSPACE_LIMITS.bytes / MEGABYTE });
  return t(problem.kind === 'notKept' ? `problem.notKept.${doing}` : `problem.${problem.kind}`);
}

function joined({ t }: WorkspaceTranslator, sentences: readonly (string | null)[]): string {
  return sentences
    .filter((sentence) => sentence !== null)
    .reduce((first, second) => t('sentences', { first, second }));
}
