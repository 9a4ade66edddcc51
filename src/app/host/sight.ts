import type { Rest } from '../rest';

/** What shows that somebody uses a page. No pointer merely above it: when a lesson is scrolled, one frame after the other is under it. */
const SIGNS_OF_USE = ['pointerdown', 'focusin', 'keydown'] as const;

/**
 * Tells a page's rest when the page comes into sight or goes out of it, within all frames around it and within the browser's
 * tabs, and when it is first used. Returns how to stop that.
 *
 * @param place what is to be seen
 */
export function watchSight(place: Element, rest: Pick<Rest, 'seen' | 'used'>): () => void {
  const { ownerDocument: document } = place;
  let inView = false;
  const tell = () => rest.seen(inView && document.visibilityState === 'visible');
  const observer = new IntersectionObserver((entries) => {
    inView = entries.at(-1)?.isIntersecting ?? inView;
    tell();
  });
  observer.observe(place);
  document.addEventListener('visibilitychange', tell);
  const used = () => {
    for (const sign of SIGNS_OF_USE) document.removeEventListener(sign, used, true);
    rest.used();
  };
  for (const sign of SIGNS_OF_USE) document.addEventListener(sign, used, { capture: true, passive: true });
  return () => {
    observer.disconnect();
    document.removeEventListener('visibilitychange', tell);
    for (const sign of SIGNS_OF_USE) document.removeEventListener(sign, used, true);
  };
}
