import './photo.css';
import { useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { decodePhoto } from '../../../app/photo/decode';
import { createPhotoDesk } from '../../../app/photo/photo-desk';
import { useApp } from '../../shared/app-context';
import { Button } from '../../shared/button';
import { PhotoDialog } from './photo-dialog';
import { listenForPictures } from './picture-events';
import { usePhotoMessages } from './use-photo-messages';

type PhotoProps = {
  /** There is the button alone, and it does nothing. */
  readonly locked?: boolean;
  readonly decode?: typeof decodePhoto;
};

/** What turns a photo into a digit on the pad: chosen by a button, dropped on the panel around it, or pasted. */
export default function Photo({ locked = false, decode = decodePhoto }: PhotoProps) {
  const app = useApp();
  const { t } = usePhotoMessages();
  const [desk] = useState(() => createPhotoDesk(app, decode));
  const state = useSyncExternalStore(desk.store.subscribe, desk.store.getSnapshot);
  const [hovering, setHovering] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const chooser = useRef<HTMLInputElement>(null);

  // Before the button is painted: whoever sees it can drop at once.
  useLayoutEffect(() => {
    const panel = place.current?.closest('section');
    if (!panel || locked) return;
    return listenForPictures(panel, { onPicture: desk.open, onHover: setHovering });
  }, [desk, locked]);

  const choose = () => chooser.current?.click();
  return (
    <div className="photo" ref={place}>
      <Button locked={locked} hint={t('photo.hint')} onPress={choose}>
        {t('photo.open')}
      </Button>
      <input
        ref={chooser}
        type="file"
        accept="image/*"
        hidden
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          // The same file chosen again is a change too.
          currentTarget.value = '';
          if (file !== undefined) void desk.open(file);
        }}
      />
      {hovering && (
        <p className="photo-drop" aria-hidden="true">
          {t('photo.drop')}
        </p>
      )}
      {state.kind !== 'none' && <PhotoDialog state={state} desk={desk} onChoose={choose} />}
    </div>
  );
}
