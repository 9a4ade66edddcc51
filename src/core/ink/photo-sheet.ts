import { connectedComponents } from './components';
import type { InkImage } from './image';
import { convexHull, cornerShare, polygonArea } from './photo-outline';
import { between, reduced } from './photo-scale';
import { quantile } from './threshold';

/** A sheet that lies within a picture. */
export type Sheet = {
  /** the picture as if the sheet were larger than it: what is around it has the darkness of the paper nearest to it */
  readonly image: InkImage;
  /** [height * width] 1 on the sheet, a little less than all of it */
  readonly inside: Uint8Array;
  /** of the picture's area, 0..1 */
  readonly share: number;
};

/** Longer side of the picture in which sheets are sought, in pixels, at most. Ink may all but vanish there, sheets do not. */
const SEARCH_SIDE = 80;

/** Steps of darkness between the lightest and the darkest at which the paper is cut from the table. */
const CUTS = 8;

/** Of the picture's area, a sheet has no less and no more than this. */
const LEAST_SHARE = 0.08;
const GREATEST_SHARE = 0.92;

/** Of the picture's border, a sheet covers no more than this. Of one in half shadow, the lighter half covers more. */
const GREATEST_CONTACT = 0.35;

/** Of its convex hull, a sheet covers no less than this: a finger may lie on its edge. */
const LEAST_SOLIDITY = 0.9;

/** Holes, the ink, are no more than this share of a sheet. */
const MOST_HOLES = 0.3;

/** Around a sheet it is darker by at least so much of 1, along no less than this share of its outline. */
const LEAST_STEP = 0.1;
const LEAST_EDGED = 0.75;

/** With its four corners alone a sheet has no less than this share of its area; an ellipse, such as a 0, has 0.64. */
const LEAST_CORNERED = 0.93;

/**
 * The largest sheet of light paper on a darker table, if there is one: at some darkness, what is lighter hangs together,
 * has an outline that is nearly straight and convex, and leaves the most of the picture's border free. Its ink are holes
 * in it or nothing, so its place is known before the ink is.
 */
export function findSheet(image: InkImage): Sheet | undefined {
  const factor = Math.ceil(Math.max(image.width, image.height) / SEARCH_SIDE);
  const small = reduced(image, factor);
  const [lightest, darkest] = [quantile(small.ink, 0.02), quantile(small.ink, 0.98)];
  let best: Region | undefined;
  for (let cut = 1; cut < CUTS; cut++) {
    const region = lightRegion(small, lightest + ((darkest - lightest) * cut) / CUTS);
    if (region !== undefined && (best === undefined || region.area > best.area) && isSheet(region, small)) {
      best = region;
    }
  }
  if (best === undefined) return undefined;
  return onLargerSheet(image, small, best, factor);
}

type Region = {
  /** [height * width] 1 in the region, holes and all */
  readonly filled: Uint8Array;
  /** [height * width] 1 where it is light */
  readonly paper: Uint8Array;
  /** pixels of `filled` */
  readonly area: number;
};

/** The largest region that is lighter than `darkest`. */
function lightRegion({ width, height, ink }: InkImage, darkest: number): Region | undefined {
  const light = ink.map((value) => (value < darkest ? 1 : 0));
  const { labels, components } = connectedComponents({ width, height, ink: light });
  const largest = components.reduce((a, b) => (b.mass > a.mass ? b : a), components[0]!);
  if (largest === undefined) return undefined;
  const paper = Uint8Array.from(labels, (label) => Number(label === largest.label));
  const filled = withoutHoles(paper, width);
  return { filled, paper, area: filled.reduce((sum, value) => sum + value, 0) };
}

function isSheet({ filled, paper, area }: Region, image: InkImage): boolean {
  const { width, height } = image;
  const share = area / filled.length;
  if (share < LEAST_SHARE || share > GREATEST_SHARE) return false;
  const papered = paper.reduce((sum, value) => sum + value, 0);
  if (area - papered > MOST_HOLES * area) return false;
  let contact = 0;
  for (let x = 0; x < width; x++) contact += filled[x]! + filled[(height - 1) * width + x]!;
  for (let y = 0; y < height; y++) contact += filled[y * width]! + filled[(y + 1) * width - 1]!;
  if (contact > GREATEST_CONTACT * 2 * (width + height)) return false;
  if (edgedShare(filled, image) < LEAST_EDGED) return false;
  const hull = convexHull(filled, width);
  return area >= LEAST_SOLIDITY * polygonArea(hull) && cornerShare(hull, 4) >= LEAST_CORNERED;
}

/** The share of a mask's outline where darkness changes at once, and not slowly as light falls off; 0 without outline. */
function edgedShare(mask: Uint8Array, { width, height, ink }: InkImage): number {
  let [edged, all] = [0, 0];
  for (let y = 1; y < height - 2; y++) {
    for (let x = 1; x < width - 2; x++) {
      const i = y * width + x;
      for (const step of [1, width]) {
        if (mask[i] === mask[i + step]) continue;
        const rise = ink[i + 2 * step]! - ink[i - step]!;
        all++;
        if ((mask[i] === 1 ? rise : -rise) >= LEAST_STEP) edged++;
      }
    }
  }
  return all > 0 ? edged / all : 0;
}

/** The mask with all that it surrounds: what cannot be reached from the frame over sides of pixels outside it. */
function withoutHoles(mask: Uint8Array, width: number): Uint8Array {
  const height = mask.length / width;
  const filled = new Uint8Array(mask.length).fill(1);
  const open: number[] = [];
  const reach = (i: number): void => {
    if (mask[i] === 1 || filled[i] === 0) return;
    filled[i] = 0;
    open.push(i);
  };
  for (let x = 0; x < width; x++) for (const y of [0, height - 1]) reach(y * width + x);
  for (let y = 0; y < height; y++) for (const x of [0, width - 1]) reach(y * width + x);
  for (let i = open.pop(); i !== undefined; i = open.pop()) {
    const x = i % width;
    if (x > 0) reach(i - 1);
    if (x < width - 1) reach(i + 1);
    if (i >= width) reach(i - width);
    if (i < mask.length - width) reach(i + width);
  }
  return filled;
}

/** The picture with the paper of the sheet drawn out over the table. */
function onLargerSheet(image: InkImage, small: InkImage, region: Region, factor: number): Sheet {
  // A pixel less all round: those at the edge may hold some of the table.
  const inner = shrunk(region.filled, small.width);
  const paper = drawnOut(
    small,
    region.paper.map((value, i) => value & inner[i]!),
  );
  const { width, height } = image;
  const inside = new Uint8Array(image.ink.length);
  const ink = new Float32Array(image.ink.length);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / factor) * small.width;
    for (let x = 0; x < width; x++) {
      const i = y * width + x;
      inside[i] = inner[row + Math.floor(x / factor)]!;
      ink[i] = inside[i] === 1 ? image.ink[i]! : between(paper, (x + 0.5) / factor, (y + 0.5) / factor);
    }
  }
  return { image: { width, height, ink }, inside, share: region.area / region.filled.length };
}

/** The mask less the pixels that touch what is outside it; the picture's frame is not outside. */
function shrunk(mask: Uint8Array, width: number): Uint8Array {
  return mask.map((value, i) => {
    const x = i % width;
    for (const dx of [-1, 0, 1]) {
      if (x + dx < 0 || x + dx >= width) continue;
      for (const dy of [-width, 0, width]) if (mask[i + dx + dy] === 0) return 0;
    }
    return value;
  });
}

/** The values where they are `known`, and everywhere else the mean of those neighbours that were known before it. */
function drawnOut({ width, height, ink }: InkImage, known: Uint8Array): InkImage {
  const values = ink.slice();
  const done = known.slice();
  let front: number[] = [];
  done.forEach((value, i) => {
    if (value === 1) front.push(i);
  });
  while (front.length > 0) {
    const next: number[] = [];
    for (const i of front) {
      for (const neighbour of neighbours(i, width, height)) {
        if (done[neighbour] !== 0) continue;
        done[neighbour] = 2;
        next.push(neighbour);
      }
    }
    for (const i of next) {
      const sources = neighbours(i, width, height).filter((neighbour) => done[neighbour] === 1);
      values[i] = sources.reduce((sum, neighbour) => sum + values[neighbour]!, 0) / sources.length;
    }
    for (const i of next) done[i] = 1;
    front = next;
  }
  return { width, height, ink: values };
}

function neighbours(i: number, width: number, height: number): readonly number[] {
  const [x, y] = [i % width, Math.floor(i / width)];
  const found: number[] = [];
  for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
    for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
      if (nx !== x || ny !== y) found.push(ny * width + nx);
    }
  }
  return found;
}
