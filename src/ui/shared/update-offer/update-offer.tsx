import './update-offer.css';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { browserOffline } from '../../../app/offline/browser';
import { createOffline, type Offline } from '../../../app/offline/offline';
import { Button, MAIN_BUTTON_ID } from '../button';
import { useMessages } from '../i18n/use-i18n';
import { en } from './messages/en';
import { zh } from './messages/zh';

const MESSAGES = { en, zh };

/** Keeps the page for use offline, says so in the footer, and offers newer versions. */
export default function UpdateOffer() {
  const [offline, setOffline] = useState<Offline | null>(null);
  useEffect(() => {
    // This script's name holds a hash of all that it is built with: it tells which version this page is.
    const created = createOffline(browserOffline(import.meta.url));
    setOffline(created);
    return () => created.dispose();
  }, []);
  return offline && <OfflineNote offline={offline} />;
}

export function OfflineNote({ offline }: { readonly offline: Offline }) {
  const { t } = useMessages(MESSAGES);
  const { kept, update } = useSyncExternalStore(offline.store.subscribe, offline.store.getSnapshot);
  const handOnFocus = () => document.getElementById(MAIN_BUTTON_ID)?.focus({ preventScroll: true });
  return (
    <>
      {kept !== 'unknown' && t(`offline.${kept}`)}
      <span role="status" className="update-place">
        {update === 'ready' && (
          <span className="update">
            <span>{t('update.ready')}</span>
            <span className="update-buttons">
              <Button kind="primary" onPress={offline.update}>
                {t('update.now')}
              </Button>
              <Button
                onPress={() => {
                  handOnFocus();
                  offline.postpone();
                }}
              >
                {t('update.later')}
              </Button>
            </span>
          </span>
        )}
      </span>
    </>
  );
}
