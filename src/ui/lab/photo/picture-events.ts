import { keyPlace } from '../../draw/shortcuts';

export type PictureListeners = {
  /** A picture, or what somebody takes for one, was dropped or pasted. */
  readonly onPicture: (file: File) => void;
  /** Files are being dragged over the place, or not any more. */
  readonly onHover: (hovering: boolean) => void;
};

/**
 * Hears of files that are dropped on a place and of pictures that are pasted anywhere but where somebody writes. A file
 * that misses the place is not opened by the browser, which would leave the page. Returns how to stop.
 */
export function listenForPictures(place: Element, { onPicture, onHover }: PictureListeners): () => void {
  let hovering = false;
  const hover = (now: boolean) => {
    if (now === hovering) return;
    hovering = now;
    onHover(now);
  };
  const isOver = ({ target }: DragEvent) => target instanceof Node && place.contains(target);

  const over = (event: DragEvent) => {
    if (!bringsFiles(event) || event.defaultPrevented) return;
    event.preventDefault();
    hover(isOver(event));
    event.dataTransfer.dropEffect = hovering ? 'copy' : 'none';
  };
  const leave = (event: DragEvent) => {
    // Out of the window; between two elements of it, the next `dragover` tells.
    if (event.relatedTarget === null) hover(false);
  };
  const drop = (event: DragEvent) => {
    hover(false);
    if (!bringsFiles(event) || event.defaultPrevented) return;
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file !== undefined && isOver(event)) onPicture(file);
  };
  const paste = (event: ClipboardEvent) => {
    if (event.defaultPrevented || keyPlace(event.target) === 'text') return;
    const file = Array.from(event.clipboardData?.files ?? []).find(({ type }) => type.startsWith('image/'));
    if (file === undefined) return;
    event.preventDefault();
    onPicture(file);
  };

  addEventListener('dragover', over);
  addEventListener('dragleave', leave);
  addEventListener('drop', drop);
  addEventListener('paste', paste);
  return () => {
    removeEventListener('dragover', over);
    removeEventListener('dragleave', leave);
    removeEventListener('drop', drop);
    removeEventListener('paste', paste);
  };
}

function bringsFiles(event: DragEvent): event is DragEvent & { readonly dataTransfer: DataTransfer } {
  return event.dataTransfer?.types.includes('Files') === true;
}
