import { useState } from 'react';
import { useAppState } from '../shared/app-context';
import { useI18n } from '../shared/i18n/use-i18n';
import { StepFigures } from './step-figures';

/** How the drawing became pixels, for those who ask. */
export function PreparationSteps() {
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  return (
    <details className="disclosure" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('steps.title')}</summary>
      {open && <OpenSteps />}
    </details>
  );
}

function OpenSteps() {
  const { t } = useI18n();
  const preparation = useAppState((state) => state.pad.preparation);
  return preparation.kind === 'blank' ? (
    <p className="steps-blank">{t('steps.blank')}</p>
  ) : (
    <StepFigures {...preparation} />
  );
}
