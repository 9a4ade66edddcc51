import './keeping-note.css';
import { useApp, useAppState } from '../app-context';
import { Button, MAIN_BUTTON_ID } from '../button';
import { useMessages } from '../i18n/use-i18n';
import { en } from './messages/en';
import { zh } from './messages/zh';

const MESSAGES = { en, zh };

/** Says once a visit what becomes of a person's work when the page is closed. A default export, for it is loaded late. */
export default function KeepingNote() {
  const { store } = useApp();
  const keeping = useAppState((state) => state.keeping);
  const { t } = useMessages(MESSAGES);
  const dismiss = () => {
    // The button goes, but not the place of a keyboard user.
    document.getElementById(MAIN_BUTTON_ID)?.focus({ preventScroll: true });
    store.dispatch({ type: 'keepingDismissed' });
  };
  return (
    <div className="keeping-note">
      <p role="status">{keeping && !keeping.dismissed && t(keeping.trouble)}</p>
      {keeping && !keeping.dismissed && (
        <Button icon="close" compact onPress={dismiss}>
          {t('dismiss')}
        </Button>
      )}
    </div>
  );
}
