/** A place in an image, in pixels. */
export type Place = { readonly x: number; readonly y: number };

/**
 * The convex hull of a mask's pixels, as their corners' places in order round it (A. M. Andrew, "Another efficient
 * algorithm for convex hulls in two dimensions", 1979). Empty for an empty mask.
 *
 * @param mask [height * width] 1 inside
 */
export function convexHull(mask: Uint8Array, width: number): readonly Place[] {
  const places: Place[] = [];
  for (let y = 0; y < mask.length / width; y++) {
    const row = mask.subarray(y * width, (y + 1) * width);
    const left = row.indexOf(1);
    if (left < 0) continue;
    const right = row.lastIndexOf(1) + 1;
    // Ordered by y, then by x.
    places.push({ x: left, y }, { x: right, y }, { x: left, y: y + 1 }, { x: right, y: y + 1 });
  }
  places.sort((a, b) => a.y - b.y || a.x - b.x);
  const half = (ordered: readonly Place[]) => {
    const chain: Place[] = [];
    for (const place of ordered) {
      while (chain.length > 1 && turn(chain.at(-2)!, chain.at(-1)!, place) <= 0) chain.pop();
      chain.push(place);
    }
    return chain.slice(0, -1);
  };
  return [...half(places), ...half(places.toReversed())];
}

/** The area of a polygon, in square pixels. */
export function polygonArea(corners: readonly Place[]): number {
  let twice = 0;
  corners.forEach((a, i) => {
    const b = corners[(i + 1) % corners.length]!;
    twice += a.x * b.y - b.x * a.y;
  });
  return Math.abs(twice) / 2;
}

/**
 * How much of a convex outline's area is left when it is brought to so many corners, 0..1: those that cut off the least
 * go first. About 1 for a sheet with 4, however it is turned; no ellipse has more than 0.64.
 *
 * @param count of corners, 3 or more
 */
export function cornerShare(outline: readonly Place[], count: number): number {
  const corners = [...outline];
  while (corners.length > count) {
    let flattest = 0;
    let least = Number.POSITIVE_INFINITY;
    corners.forEach((corner, i) => {
      const before = corners[(i + corners.length - 1) % corners.length]!;
      const after = corners[(i + 1) % corners.length]!;
      const cut = Math.abs(turn(before, corner, after));
      if (cut < least) [least, flattest] = [cut, i];
    });
    corners.splice(flattest, 1);
  }
  const area = polygonArea(outline);
  return area > 0 ? polygonArea(corners) / area : 0;
}

/** Above 0 where the way from `a` over `b` to `c` turns to the one side, below 0 to the other: twice their triangle. */
function turn(a: Place, b: Place, c: Place): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}
