import type { OwnDigits } from '../../../app/lab/own/own';
import { useAppState } from '../../shared/app-context';
import { LabelButtons } from './label-buttons';
import { useOwnMessages } from './use-own-messages';

/** Keeps what is on the pad, under the label that is pressed. */
export function KeepRow({ own }: { readonly own: OwnDigits }) {
  const { t } = useOwnMessages();
  const blank = useAppState((state) => state.pad.preparation.kind === 'blank');
  return (
    <div className="own-keep">
      <LabelButtons label={t('keep.label')} disabled={blank} onChoose={own.keep} />
      <p className="own-help">{blank && t('keep.blank')}</p>
    </div>
  );
}
