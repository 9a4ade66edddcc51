import { useMedia } from '../../shared/use-appearance';

/** How to take a person to the pad, focus and all. */
export function useGoToPad(): () => void {
  const still = useMedia('(prefers-reduced-motion: reduce)');
  return () => {
    const pad = document.querySelector<HTMLElement>('[data-pad]');
    pad?.focus({ preventScroll: true });
    pad?.scrollIntoView({ block: 'nearest', behavior: still ? 'instant' : 'smooth' });
  };
}
