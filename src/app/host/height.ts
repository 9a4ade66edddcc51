/** Heights that differ by less look the same; browsers round layouts in steps of a 64th of a pixel. */
const SAME = 1; // CSS pixels

/**
 * Tells how high a frame has to be to show all of the page: at once, and after each change. What is measured is the place that
 * holds the page and never the window, so that a frame which follows does not change what it follows. Returns how to stop that.
 */
export function watchHeight(place: HTMLElement, tell: (height: number) => void): () => void {
  let told = Number.NaN;
  const measure = () => {
    if (place.childElementCount === 0) return; // the page is not there yet
    const box = place.getBoundingClientRect();
    const top = box.top + (place.ownerDocument.defaultView?.scrollY ?? 0);
    // What hangs out of it at its end, such as an opened list, is to be seen, too.
    const height = Math.ceil(top + Math.max(box.height, place.scrollHeight));
    if (Math.abs(height - told) < SAME) return;
    told = height;
    tell(height);
  };
  const observer = new ResizeObserver(measure);
  observer.observe(place);
  return () => observer.disconnect();
}
