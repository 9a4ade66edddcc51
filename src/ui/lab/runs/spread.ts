/**
 * Moves labels apart so that none covers another: each as little as it takes, in their order.
 *
 * @param wanted where each would like to be, ascending
 * @param space that a label takes
 * @returns where each comes to be, within [low, high] as far as there is room; ascending
 */
export function spread(wanted: readonly number[], space: number, low: number, high: number): number[] {
  const step = wanted.length > 1 ? Math.min(space, (high - low) / (wanted.length - 1)) : space;
  const places: number[] = [];
  for (const [index, place] of wanted.entries())
    places.push(Math.max(place, index === 0 ? low : places[index - 1]! + step));
  // What ran over the end pushes those before it back.
  let limit = high;
  for (let index = places.length - 1; index >= 0; index--) {
    places[index] = Math.min(places[index]!, limit);
    limit = places[index]! - step;
  }
  return places;
}
