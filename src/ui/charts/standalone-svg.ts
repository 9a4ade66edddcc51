/** What decides how a chart's shapes and letters look; all of it can be said in an attribute of SVG. */
const PROPERTIES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'stroke-opacity',
  'opacity',
  'paint-order',
] as const;
const LETTER_PROPERTIES = ['font-family', 'font-size', 'font-weight', 'text-anchor'] as const;

const SVG = 'http://www.w3.org/2000/svg';

/** CSS pixels */
const MARGIN = 12;
const TITLE = { size: 14, height: 22 };
const LEGEND = { size: 12, height: 18, line: 32, gap: 20 };
/** Of the letters' size: legends are laid out without measuring them, so rather too wide. */
const LETTER_WIDTH = 0.62;
const WIDE_LETTER = /[\u2e80-\uffef]/u;

/** A drawing that needs nothing else; sizes in CSS pixels. */
export type StandaloneSvg = { readonly text: string; readonly width: number; readonly height: number };

/**
 * A chart as a file of its own: its title, its legend and its drawing, with the colours and letters that they have on the
 * page at this moment.
 *
 * @param figure holds one `svg[role="img"]`, the drawing; its title in the `strong` of a `figcaption`; and any number of
 * elements of the class `legend`, each a text with or without an `svg` that shows the line
 * @returns null if the figure has no drawing yet
 */
export function standaloneSvg(figure: HTMLElement): StandaloneSvg | null {
  const drawing = figure.querySelector<SVGSVGElement>('svg[role="img"]');
  if (drawing === null) return null;
  const width = numberOf(drawing, 'width') + 2 * MARGIN;
  const page = getComputedStyle(figure);
  const root = document.createElementNS(SVG, 'svg');
  root.setAttribute('xmlns', SVG);
  root.setAttribute('font-family', page.fontFamily);
  const paper = shape('rect', { width: '100%', height: '100%', fill: paperColour(figure) });
  root.append(paper);

  let y = MARGIN;
  const title = figure.querySelector('figcaption strong')?.textContent ?? '';
  if (title !== '') {
    root.append(letters(title, MARGIN, y + TITLE.size, TITLE.size, page.color, '600'));
    y += TITLE.height;
  }
  let x = MARGIN;
  for (const entry of legendEntries(figure)) {
    const needed = entryWidth(entry);
    if (x > MARGIN && x + needed > width - MARGIN) {
      x = MARGIN;
      y += LEGEND.height;
    }
    if (entry.line) root.append(placed(entry.line, x, y + LEGEND.size / 2 - 4));
    const textX = x + (entry.line ? LEGEND.line : 0);
    root.append(letters(entry.text, textX, y + LEGEND.size, LEGEND.size, page.color, '400'));
    x += needed + LEGEND.gap;
  }
  if (x > MARGIN) y += LEGEND.height;
  root.append(placed(drawing, MARGIN, y));
  const height = y + numberOf(drawing, 'height') + MARGIN;
  root.setAttribute('width', String(width));
  root.setAttribute('height', String(height));
  root.setAttribute('viewBox', `0 0 ${width} ${height}`);
  return { text: new XMLSerializer().serializeToString(root), width, height };
}

type LegendEntry = { readonly line: SVGSVGElement | null; readonly text: string };

function legendEntries(figure: HTMLElement): LegendEntry[] {
  return [...figure.querySelectorAll('.legend')].map((element) => ({
    line: element.querySelector('svg'),
    text: (element.textContent ?? '').replace(/\s+/g, ' ').trim(),
  }));
}

function entryWidth({ line, text }: LegendEntry): number {
  const letterWidths = [...text].map((letter) => (WIDE_LETTER.test(letter) ? 1 : LETTER_WIDTH));
  return (line ? LEGEND.line : 0) + LEGEND.size * letterWidths.reduce((sum, each) => sum + each, 0);
}

/** A copy at a place, looking as the original does on the page. */
function placed(original: SVGSVGElement, x: number, y: number): SVGElement {
  const copy = original.cloneNode(true) as SVGSVGElement;
  writeStyles(original, copy);
  for (const name of ['class', 'role', 'aria-labelledby', 'aria-hidden', 'focusable', 'style'])
    copy.removeAttribute(name);
  copy.setAttribute('x', String(x));
  copy.setAttribute('y', String(y));
  if (!original.hasAttribute('width')) {
    const [, , width, height] = (original.getAttribute('viewBox') ?? '0 0 0 0').split(' ');
    copy.setAttribute('width', width ?? '0');
    copy.setAttribute('height', height ?? '0');
  }
  return copy;
}

/** Says of each element of the copy how its original looks. */
function writeStyles(original: Element, copy: Element): void {
  const children = [...copy.children];
  for (const [index, child] of [...original.children].entries()) {
    const twin = children[index]!;
    const style = getComputedStyle(child);
    const names = child.tagName === 'text' ? [...PROPERTIES, ...LETTER_PROPERTIES] : PROPERTIES;
    for (const name of names) {
      const value = style.getPropertyValue(name);
      if (value !== '') twin.setAttribute(name, value);
    }
    twin.removeAttribute('class');
    twin.removeAttribute('style');
    writeStyles(child, twin);
  }
}

function letters(text: string, x: number, y: number, size: number, fill: string, weight: string): SVGElement {
  const element = shape('text', { x, y, fill, 'font-size': size, 'font-weight': weight });
  element.textContent = text;
  return element;
}

function shape(tag: string, attributes: Readonly<Record<string, string | number>>): SVGElement {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  return element;
}

/** The colour behind an element. */
function paperColour(element: Element): string {
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const { backgroundColor } = getComputedStyle(at);
    if (backgroundColor !== '' && !/transparent|, 0\)$/.test(backgroundColor)) return backgroundColor;
  }
  return 'white';
}

function numberOf(element: Element, attribute: string): number {
  return Number(element.getAttribute(attribute) ?? 0);
}
