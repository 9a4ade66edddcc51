import type { ModelsNotice } from '../../../app/share/models';
import { megabytes } from './model-problem-text';
import type { ModelsTranslator } from './use-models-messages';

/** What is said of a file that was saved or opened. */
export function noticeText(
  notice: Exclude<ModelsNotice, { kind: 'failed' }>,
  i18n: ModelsTranslator,
): string {
  const { t } = i18n;
  if (notice.kind === 'saved')
    return t('notice.saved', { file: notice.file, size: megabytes(notice.bytes, i18n) });
  const layersOf = new Map<string, string[]>();
  for (const note of notice.notes)
    if (note.kind === 'droppedSetting')
      layersOf.set(note.setting, [...(layersOf.get(note.setting) ?? []), note.layer]);
  const sentences = [
    t('notice.opened', { file: notice.name, network: notice.title }),
    ...notice.notes.flatMap((note) => (note.kind === 'droppedSetting' ? [] : [t(`note.${note.kind}`)])),
    // Of the same setting once, for all its layers.
    ...Array.from(layersOf, ([setting, layers]) =>
      t('note.droppedSetting', { layer: layers.join(', '), setting }),
    ),
  ];
  return sentences.reduce((first, second) => t('sentences', { first, second }));
}
