import { type ScaleLinear, scaleLinear } from 'd3-scale';

/** What a chart shows, and the room it has: CSS pixels. */
export type ChartSpace = {
  readonly width: number;
  readonly height: number;
  readonly margin: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  /** the axis along the bottom goes from 0 to this */
  readonly xEnd: number;
  readonly range: readonly [low: number, high: number];
};

/** Where values lie, and the rim of the plot: CSS pixels from the chart's top left. */
export type Scales = {
  readonly x: ScaleLinear<number, number>;
  readonly y: ScaleLinear<number, number>;
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
};

/** The scales of a chart; a plot is at least a pixel wide and high, so that nothing turns round in a tiny box. */
export function scalesOf({ width, height, margin, xEnd, range }: ChartSpace): Scales {
  const right = Math.max(margin.left + 1, width - margin.right);
  const bottom = Math.max(margin.top + 1, height - margin.bottom);
  return {
    x: scaleLinear([0, xEnd], [margin.left, right]),
    y: scaleLinear(range, [bottom, margin.top]),
    left: margin.left,
    right,
    bottom,
  };
}
