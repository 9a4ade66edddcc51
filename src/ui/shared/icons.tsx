/** Inkling's own icons: strokes on a grid of 20, in the colour of the text around them. */
const PATHS = {
  pen: 'M4 16l.9-3.6L13.6 3.7a1.6 1.6 0 0 1 2.3 0l.4.4a1.6 1.6 0 0 1 0 2.3L7.6 15.1 4 16zM12 5.4l2.6 2.6',
  eraser:
    'M8 16l-4.2-4.2a1.4 1.4 0 0 1 0-2L10 3.6a1.4 1.4 0 0 1 2 0l4.2 4.2a1.4 1.4 0 0 1 0 2L10 16zM7 6.7l6.2 6.2M8 16h9',
  undo: 'M7.5 4L4 7.5 7.5 11M4 7.5h7.5a4.2 4.2 0 0 1 0 8.5H8',
  redo: 'M12.5 4L16 7.5 12.5 11M16 7.5H8.5a4.2 4.2 0 0 0 0 8.5H12',
  clear: 'M4 6h12M8 6V4h4v2M5.5 6l.7 10.5h7.6L14.5 6M8.5 9v4.5M11.5 9v4.5',
  play: 'M6.5 4.5l9 5.5-9 5.5z',
  pause: 'M7 4.5v11M13 4.5v11',
  step: 'M5 4.5l7.5 5.5L5 15.5zM15.5 4.5v11',
  stop: 'M5.5 5.5h9v9h-9z',
  reset: 'M4.5 10a5.5 5.5 0 1 0 1.8-4.1M4.5 3.5v3.5H8',
  system: 'M3.5 4.5h13v8.5h-13zM7.5 16h5M10 13v3',
  light:
    'M10 6.8a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4zM10 2.5v1.5M10 16v1.5M2.5 10H4M16 10h1.5M4.7 4.7l1 1M14.3 14.3l1 1M4.7 15.3l1-1M14.3 5.7l1-1',
  dark: 'M15.8 12.3A6.5 6.5 0 0 1 7.7 4.2a6.5 6.5 0 1 0 8.1 8.1z',
  close: 'M5.5 5.5l9 9M14.5 5.5l-9 9',
  warning: 'M10 3.5l7 12.5H3zM10 8v4M10 13.9v.2',
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The wordmark's drop of ink, with a digit's bow left blank in it. */
export function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path className="mark-drop" d="M16 2C21.5 9 26 14 26 19.7A10 10 0 0 1 6 19.7C6 14 10.5 9 16 2z" />
      <path className="mark-line" d="M11.5 20.5c0 3 2 5 4.7 5" />
    </svg>
  );
}
