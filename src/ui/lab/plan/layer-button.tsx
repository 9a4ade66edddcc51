/** Strokes on a grid of 20. */
const PATHS = {
  up: 'M10 16V5M5.5 9.5L10 5l4.5 4.5',
  down: 'M10 4v11M5.5 10.5L10 15l4.5-4.5',
  remove: 'M5.5 5.5l9 9M14.5 5.5l-9 9',
} as const;

type LayerButtonProps = {
  readonly part: keyof typeof PATHS;
  readonly name: string;
  readonly disabled: boolean;
  readonly onPress: () => void;
};

/** A small button of a layer. Like `Button` it keeps the focus when it becomes disabled: the layer has reached its end. */
export function LayerButton({ part, name, disabled, onPress }: LayerButtonProps) {
  return (
    <button
      type="button"
      className="button compact"
      data-part={part}
      aria-label={name}
      aria-disabled={disabled}
      title={name}
      onClick={() => !disabled && onPress()}
    >
      <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
        <path d={PATHS[part]} />
      </svg>
    </button>
  );
}
