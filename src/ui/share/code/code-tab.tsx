import { useEffect, useMemo, useState } from 'react';
import { type Code, codeOf, resultOf } from '../../../app/share/code';
import type { SaveFile } from '../../../app/share/save-file';
import { useAppState } from '../../shared/app-context';
import { Button } from '../../shared/button';
import { useMessages } from '../../shared/i18n/use-i18n';
import { CopyField } from '../copy-field';
import { pageUrl } from '../page-url';
import { en } from './messages/en';
import { zh } from './messages/zh';

const MESSAGES = { en, zh };

/** The plan in the form as a program that goes beyond the page. */
export function CodeTab({ saveFile }: { readonly saveFile: SaveFile }) {
  const { t, language } = useMessages<typeof en>(MESSAGES);
  const draft = useAppState((state) => state.training.draft);
  const run = useAppState((state) => state.training.run);
  // A run that goes on changes many times a second; only its end is of account.
  const ended = run?.result == null ? null : run;
  const result = useMemo(() => resultOf(draft, ended), [draft, ended]);
  const [code, setCode] = useState<Code | null | 'loading' | 'failed'>('loading');
  useEffect(() => {
    let current = true;
    codeOf(draft, { language, result, pageUrl: pageUrl() }).then(
      (written) => current && setCode(written),
      () => current && setCode('failed'),
    );
    return () => {
      current = false;
    };
  }, [draft, language, result]);
  return (
    <div className="code">
      <p className="share-help share-intro">{t('intro')}</p>
      {code === null || typeof code === 'string' ? (
        <p className="code-wait" role="status">
          {t(code ?? 'invalid')}
        </p>
      ) : (
        <>
          <ul className="share-choices code-files">
            <li>
              <Button onPress={() => save(code.script, saveFile)}>{t('script.save')}</Button>
              <p className="share-help">{t('script.hint')}</p>
            </li>
            <li>
              <Button onPress={() => save(code.notebook, saveFile)}>{t('notebook.save')}</Button>
              <p className="share-help">{t('notebook.hint')}</p>
            </li>
          </ul>
          <p className="share-help code-result">{result && t('withResult')}</p>
          <CopyField label={t('script.label')} hint={code.script.name} text={code.script.text} rows={24} />
        </>
      )}
    </div>
  );
}

function save({ name, type, text }: Code['script'], saveFile: SaveFile): void {
  saveFile({ name, type, bytes: new TextEncoder().encode(text) });
}
