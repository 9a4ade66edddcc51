/** A part of the lab over a real App, beside something that stands for the pad. */
import { cleanup, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { afterEach } from 'vitest';
import type { App } from '../../../../../src/app/app';
import type { Language } from '../../../../../src/app/preferences';
import { AppContext } from '../../../../../src/ui/shared/app-context';
import { en } from '../../../../../src/ui/shared/i18n/en';
import { translatorOf } from '../../../../../src/ui/shared/i18n/t';
import { I18nContext } from '../../../../../src/ui/shared/i18n/use-i18n';
import { zh } from '../../../../../src/ui/shared/i18n/zh';

afterEach(cleanup);

export function renderInApp(app: App, part: ReactNode, language: Language = 'en'): void {
  render(
    <AppContext value={app}>
      <I18nContext value={translatorOf(language, { en, zh }[language])}>
        <button type="button" data-pad>
          Pad
        </button>
        {part}
      </I18nContext>
    </AppContext>,
  );
}
