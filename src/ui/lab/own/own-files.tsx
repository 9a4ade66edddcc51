import { useId, useRef } from 'react';
import { type ExportedFile, idxFiles, strokeFile } from '../../../app/lab/own/export';
import type { OwnDigits } from '../../../app/lab/own/own';
import { download } from '../../charts/download';
import { Button } from '../../shared/button';
import { useStore } from '../use-store';
import { useOwnMessages } from './use-own-messages';

/** Brings digits in from files, and out into files; and does away with all of them. */
export function OwnFiles({ own }: { readonly own: OwnDigits }) {
  const { t, plural } = useOwnMessages();
  const headingId = useId();
  const chooser = useRef<HTMLInputElement>(null);
  const digits = useStore(own.store, (state) => state.digits);
  const none = digits.length === 0;
  const pictures = digits.filter(({ strokes }) => strokes === null).length;
  return (
    <section aria-labelledby={headingId} className="own-files">
      <h3 id={headingId}>{t('files.heading')}</h3>
      <p className="own-help">{t('files.importHint')}</p>
      <div className="own-row">
        <Button onPress={() => chooser.current?.click()}>{t('files.import')}</Button>
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          onChange={({ currentTarget }) => {
            const files = Array.from(currentTarget.files ?? []);
            // The same file chosen again is a change too.
            currentTarget.value = '';
            if (files.length > 0) void own.importFiles(files);
          }}
        />
        <Button disabled={none || pictures === digits.length} onPress={() => save([strokeFile(digits)])}>
          {t('files.strokes')}
        </Button>
        <Button disabled={none} hint={t('files.idxHint')} onPress={() => save(idxFiles(digits))}>
          {t('files.idx')}
        </Button>
        <Button disabled={none} onPress={() => own.remove(digits.map(({ id }) => id))}>
          {t('files.deleteAll')}
        </Button>
      </div>
      <p className="own-help own-pictures">{pictures > 0 && plural('files.pictures', pictures)}</p>
    </section>
  );
}

function save(files: readonly ExportedFile[]): void {
  for (const { name, type, content } of files) download(name, new Blob([content], { type }));
}
