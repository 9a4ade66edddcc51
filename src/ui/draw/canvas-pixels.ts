/**
 * Keeps a canvas at one canvas pixel for each pixel of the screen, whatever its size in CSS pixels, the zoom of the
 * page, or the screen it is moved to. Returns how to stop.
 *
 * @param onResized after each change, which wipes the canvas
 */
export function keepCanvasSharp(canvas: HTMLCanvasElement, onResized: () => void): () => void {
  const resize = (width: number, height: number) => {
    if (width === 0 || (canvas.width === width && canvas.height === height)) return;
    canvas.width = width;
    canvas.height = height;
    onResized();
  };
  const measure = () => {
    const { width, height } = canvas.getBoundingClientRect();
    resize(Math.round(width * devicePixelRatio), Math.round(height * devicePixelRatio));
  };
  const observer = new ResizeObserver(([entry]) => {
    const [exact] = entry?.devicePixelContentBoxSize ?? [];
    if (exact) resize(exact.inlineSize, exact.blockSize);
    else measure();
  });
  try {
    observer.observe(canvas, { box: 'device-pixel-content-box' });
    return () => observer.disconnect();
  } catch {
    // Safari does not know that box: rounding has to do, and the ratio has to be watched.
    observer.observe(canvas);
    const stopWatching = watchPixelRatio(measure);
    return () => {
      observer.disconnect();
      stopWatching();
    };
  }
}

/** A query knows one ratio only, so each change wants a new one. */
function watchPixelRatio(onChanged: () => void): () => void {
  let media = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
  const changed = () => {
    media.removeEventListener('change', changed);
    media = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    media.addEventListener('change', changed);
    onChanged();
  };
  media.addEventListener('change', changed);
  return () => media.removeEventListener('change', changed);
}
