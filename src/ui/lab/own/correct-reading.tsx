import './own.css';
import type { OwnDigits } from '../../../app/lab/own/own';
import { useAppState } from '../../shared/app-context';
import { useStore } from '../use-store';
import { LabelButtons } from './label-buttons';
import { useOwnMessages } from './use-own-messages';

/** Beside the reading: keeps the drawing under the label that it should have been given. */
export function CorrectReading({ own }: { readonly own: OwnDigits }) {
  const { t } = useOwnMessages();
  const blank = useAppState((state) => state.pad.preparation.kind === 'blank');
  const notice = useStore(own.store, (state) => state.notice);
  const said = !blank && (notice?.kind === 'kept' || notice?.kind === 'relabelled') ? notice : null;
  return (
    <div className="own-correct">
      <LabelButtons label={t('correct.label')} disabled={blank} onChoose={own.keep} />
      <p className="own-help" role="status">
        {said && t(`notice.${said.kind}`, { label: said.label })}
      </p>
    </div>
  );
}
