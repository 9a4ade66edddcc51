/**
 * About how high each panel of the page is, in CSS pixels, so that little moves when the page has said how high it really is.
 * Measured in Chromium with the page's own settings.
 */
const HEIGHTS: { readonly [panel: string]: number } = {
  header: 56,
  draw: 590,
  predict: 600,
  train: 600,
  lab: 490,
  share: 490,
  footer: 80,
};
const ALL = Object.keys(HEIGHTS).join();
/** In a frame so narrow that fields stand below each other. */
const NARROW_TRAIN = 975;

/** CSS pixels of a frame with room for two panels beside each other, and for three. */
const TWO = 672;
const THREE = 1120;
/** Those that stand beside each other, in their order. */
const COLUMNS = ['draw', 'predict', 'train'];
const MARGINS = 16; // CSS pixels, of all panels together
const TASK = 60; // CSS pixels of one line of it, with what is around it

/**
 * @param show the panels, as the URL names them; null for all
 * @param hasTask whether there is a sentence above them
 * @param width of the frame, in CSS pixels
 */
export function likelyHeight(show: string | null, hasTask: boolean, width: number): number {
  const panels = (show || ALL).split(',').map((name) => name.trim());
  const heightOf = (name: string) =>
    name === 'train' && width < TWO ? NARROW_TRAIN : Object.hasOwn(HEIGHTS, name) ? HEIGHTS[name]! : 0;
  const beside = width < TWO ? 1 : width < THREE ? 2 : 3;
  const columns = panels.filter((name) => COLUMNS.includes(name)).map(heightOf);
  let height = MARGINS + (hasTask ? TASK : 0);
  for (let row = 0; row < columns.length; row += beside)
    height += Math.max(...columns.slice(row, row + beside));
  return panels.filter((name) => !COLUMNS.includes(name)).reduce((sum, name) => sum + heightOf(name), height);
}
