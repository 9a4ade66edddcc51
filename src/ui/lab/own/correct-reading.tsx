import './own.css';
import { useState } from 'react';
import type { OwnDigits } from '../../../app/lab/own/own';
import type { Preparation } from '../../../core/ink/prepare';
import type { Digit } from '../../../core/ink/samples';
import { useAppState } from '../../shared/app-context';
import { LabelButtons } from './label-buttons';
import { useOwnMessages } from './use-own-messages';

/** Beside the reading: keeps the drawing under the label that it should have been given. */
export function CorrectReading({ own }: { readonly own: OwnDigits }) {
  const { t } = useOwnMessages();
  const preparation = useAppState(({ pad }) => pad.preparation);
  const [kept, setKept] = useState<{ readonly of: Preparation; readonly label: Digit } | null>(null);
  const keep = (label: Digit) => {
    own.keep(label);
    const isFull = own.store.getSnapshot().notice?.kind === 'full';
    setKept(isFull ? null : { of: preparation, label });
  };
  return (
    <div className="own-correct">
      <LabelButtons label={t('correct.label')} disabled={preparation.kind === 'blank'} onChoose={keep} />
      {/* Of another drawing, nothing of the kind is to be said. */}
      <p className="own-help" role="status">
        {kept?.of === preparation && t('notice.kept', { label: kept.label })}
      </p>
    </div>
  );
}
