import { useState } from 'react';
import { useI18n } from '../shared/i18n/use-i18n';
import { useLate } from '../shared/use-late';

const loadFigures = () => import('./steps/step-figures');

/** How the drawing became pixels, for those who ask. */
export function PreparationSteps({ locked }: { readonly locked: boolean }) {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  const { Part: StepFigures, failed } = useLate(loadFigures, open);
  return (
    <details className="disclosure" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary
        {...(locked && {
          'aria-disabled': true,
          title: t('control.locked'),
          onClick: (event) => event.preventDefault(),
        })}
      >
        {t('steps.title')}
      </summary>
      {open && StepFigures && <StepFigures />}
      {open && failed && <p role="alert">{t('part.failed')}</p>}
    </details>
  );
}
