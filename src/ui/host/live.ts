import type { App } from '../../app/app';
import { liveInFrame } from '../../app/host/frame';
import { hostWords } from './words';

/** Has a page live in a frame, see `liveInFrame`. */
export function live(app: App, place: HTMLElement): () => void {
  return liveInFrame(app, window, place, hostWords);
}
