import { useApp } from '../../shared/app-context';
import { useMedia } from '../../shared/use-appearance';

/** Puts a picture on the pad and goes there. @returns takes pixels [784], 0..1 */
export function useShowOnPad(): (pixels: Float32Array) => void {
  const { dispatch } = useApp().store;
  const still = useMedia('(prefers-reduced-motion: reduce)');
  return (pixels) => {
    dispatch({ type: 'pictureShown', pixels });
    const pad = document.querySelector<HTMLElement>('[data-pad]');
    pad?.focus({ preventScroll: true });
    pad?.scrollIntoView({ block: 'nearest', behavior: still ? 'instant' : 'smooth' });
  };
}
