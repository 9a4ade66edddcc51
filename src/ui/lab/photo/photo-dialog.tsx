import { useEffect, useId, useLayoutEffect, useRef } from 'react';
import type { PhotoDesk, PhotoState } from '../../../app/photo/photo-desk';
import { Button } from '../../shared/button';
import { PhotoSteps } from './photo-steps';
import { usePhotoMessages } from './use-photo-messages';

type PhotoDialogProps = {
  readonly state: Exclude<PhotoState, { readonly kind: 'none' }>;
  readonly desk: PhotoDesk;
  readonly onChoose: () => void;
};

/** What was found in a picture, before it goes on the pad. The focus goes there with it, or back to where it was. */
export function PhotoDialog({ state, desk, onChoose }: PhotoDialogProps) {
  const { t } = usePhotoMessages();
  const dialog = useRef<HTMLDialogElement>(null);
  const buttons = useRef<HTMLDivElement>(null);
  const headingId = useId();
  const accepted = useRef(false);

  // In layout, for it can hand the focus back only while it is on the page.
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => {
      shown?.close();
      if (accepted.current) document.querySelector<HTMLElement>('[data-pad]')?.focus({ preventScroll: true });
    };
  }, []);

  // What Enter does is what most people want next.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each state has buttons of its own
  useEffect(() => {
    buttons.current?.querySelector('button')?.focus();
  }, [state]);

  const found = state.kind === 'prepared' && state.photo.kind === 'digit';
  return (
    <dialog
      ref={dialog}
      className="photo-dialog"
      aria-labelledby={headingId}
      onCancel={(event) => {
        event.preventDefault();
        desk.close();
      }}
      // The page's own keys, such as Escape on the pad, shall not hear of it.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <h2 id={headingId}>{t('photo.heading')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and shall do so by the keyboard too */}
      <section className="photo-content" aria-labelledby={headingId} tabIndex={0}>
        <PhotoNews state={state} />
        {state.kind === 'prepared' && <PhotoSteps photo={state.photo} />}
      </section>
      <div className="photo-buttons" ref={buttons}>
        {found && (
          <Button
            kind="primary"
            onPress={() => {
              accepted.current = true;
              desk.accept();
            }}
          >
            {t('photo.accept')}
          </Button>
        )}
        {state.kind !== 'opening' && <Button onPress={onChoose}>{t('photo.another')}</Button>}
        <Button onPress={desk.close}>{t('photo.close')}</Button>
      </div>
    </dialog>
  );
}

function PhotoNews({ state }: Pick<PhotoDialogProps, 'state'>) {
  const { t } = usePhotoMessages();
  switch (state.kind) {
    case 'opening':
      return <p role="status">{t('photo.opening')}</p>;
    case 'failed':
      return (
        <p role="alert" className="photo-problem">
          {t(`photo.problem.${state.problem}`)}
        </p>
      );
    case 'prepared':
      return state.photo.kind === 'digit' ? null : (
        <p role="alert" className="photo-problem">
          {t('photo.blank')}
        </p>
      );
    default:
      return state satisfies never;
  }
}
