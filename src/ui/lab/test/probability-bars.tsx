type ProbabilityBarsProps = {
  /** [10], 0..1 */
  readonly probabilities: readonly number[];
  /** the true digit */
  readonly label: number;
  /** the digit read */
  readonly read: number;
};

/** Units of the view box */
const BAR = { width: 7, height: 16 };
/** Least height of a bar, so that all ten are seen. */
const LEAST = 0.75;

/** Ten upright bars, small enough for a card. Decoration: what matters of it stands beside it. */
export function ProbabilityBars({ probabilities, label, read }: ProbabilityBarsProps) {
  const width = BAR.width * probabilities.length;
  return (
    <svg
      className="probability-bars"
      viewBox={`0 0 ${width} ${BAR.height}`}
      aria-hidden="true"
      focusable="false"
    >
      {probabilities.map((probability, digit) => {
        const height = Number.isFinite(probability) ? Math.max(LEAST, probability * BAR.height) : LEAST;
        return (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a digit is its place
            key={digit}
            className={digit === label ? 'right' : digit === read ? 'wrong' : undefined}
            x={digit * BAR.width + 1}
            y={BAR.height - height}
            width={BAR.width - 2}
            height={height}
          />
        );
      })}
    </svg>
  );
}
