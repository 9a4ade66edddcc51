import { type PhotoPreparation, preparePhoto } from '../../core/ink/photo';
import type { App } from '../app';
import { createStore, type Store } from '../store';
import type { DecodedPhoto, PhotoProblem } from './decode';

/** The picture that somebody has brought, on its way to the pad. */
export type PhotoState =
  | { readonly kind: 'none' }
  | { readonly kind: 'opening' }
  | { readonly kind: 'failed'; readonly problem: PhotoProblem }
  | { readonly kind: 'prepared'; readonly photo: PhotoPreparation };

export type PhotoDesk = {
  readonly store: Store<PhotoState, PhotoState>;
  /** Prepares a picture; one that is still on its way is forgotten. */
  readonly open: (file: Blob) => Promise<void>;
  /** Puts the digit that was found on the pad. */
  readonly accept: () => void;
  /** Leaves the pad as it is. */
  readonly close: () => void;
};

/** @param decode `decodePhoto`, where there is a browser */
export function createPhotoDesk(app: App, decode: (file: Blob) => Promise<DecodedPhoto>): PhotoDesk {
  const store = createStore<PhotoState, PhotoState>({ kind: 'none' }, (_, next) => next);
  let newest = 0;
  const close = () => {
    newest++;
    store.dispatch({ kind: 'none' });
  };
  return {
    store,
    open: async (file) => {
      const own = ++newest;
      store.dispatch({ kind: 'opening' });
      const decoded = await decode(file);
      if (own !== newest) return;
      store.dispatch(
        decoded.ok
          ? { kind: 'prepared', photo: preparePhoto(decoded.photo) }
          : { kind: 'failed', problem: decoded.problem },
      );
    },
    accept: () => {
      const state = store.getSnapshot();
      if (state.kind !== 'prepared' || state.photo.kind !== 'digit') return;
      app.store.dispatch({ type: 'pictureShown', pixels: state.photo.preparation.pixels });
      close();
    },
    close,
  };
}
