import { type InkPoint, PAD_SIZE } from '../../core/ink/stroke';

/**
 * The part of a straight movement that lies on the pad or no farther than `margin` (pad units) outside, by Liang and
 * Barsky's clipping; null where there is none. Ends that need no clipping are given back as the same objects.
 */
export function partOnPad(
  from: InkPoint,
  to: InkPoint,
  margin: number,
): { readonly from: InkPoint; readonly to: InkPoint } | null {
  let enter = 0;
  let leave = 1;
  for (const axis of ['x', 'y'] as const) {
    const way = to[axis] - from[axis];
    const low = -margin - from[axis];
    const high = PAD_SIZE + margin - from[axis];
    if (way === 0) {
      if (low > 0 || high < 0) return null;
      continue;
    }
    enter = Math.max(enter, Math.min(low / way, high / way));
    leave = Math.min(leave, Math.max(low / way, high / way));
  }
  if (enter > leave) return null;
  return {
    from: enter === 0 ? from : between(from, to, enter),
    to: leave === 1 ? to : between(from, to, leave),
  };
}

function between(from: InkPoint, to: InkPoint, share: number): InkPoint {
  const mix = (a: number, b: number) => a + (b - a) * share;
  return {
    x: mix(from.x, to.x),
    y: mix(from.y, to.y),
    pressure: mix(from.pressure, to.pressure),
  };
}
