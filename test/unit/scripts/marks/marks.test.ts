import { describe, expect, it } from 'vitest';
import { drawMark, FAMILIES, MARK_KINDS, type Mark } from '../../../../scripts/lib/marks/marks';
import { prepareDigit } from '../../../../src/core/ink/prepare';
import { sampleDigit } from '../../../../src/core/ink/samples';
import { PAD_SIZE } from '../../../../src/core/ink/stroke';
import { seededRandom } from '../../../../src/core/random/random';

/** How often each thing that can be drawn is drawn here. */
const TRIES = 12;

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** Every thing of a kind, drawn with `tries` seeds. */
const drawnOf = (kind: (typeof MARK_KINDS)[number], tries: number): Mark[] =>
  FAMILIES[kind].flatMap(({ draws }) =>
    draws.flatMap((draw) => range(tries).map((seed) => draw(seededRandom(seed), sampleDigit))),
  );

const pointsOf = ({ strokes }: Mark) => strokes.flatMap(({ points }) => points);

describe.each(MARK_KINDS)('marks of the kind %s', (kind) => {
  it('are drawn in shares that sum to 1', () => {
    expect(FAMILIES[kind].reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it('lie on the pad, whatever is drawn', () => {
    for (const mark of drawnOf(kind, TRIES)) {
      expect(mark.strokes.length, mark.name).toBeGreaterThan(0);
      for (const { points, width } of mark.strokes) {
        expect(points.length, mark.name).toBeGreaterThan(0);
        expect(width, mark.name).toBeGreaterThan(0);
      }
      const outside = pointsOf(mark).filter(
        ({ x, y }) => !(x >= 0 && x <= PAD_SIZE && y >= 0 && y <= PAD_SIZE),
      );
      expect(outside, mark.name).toEqual([]);
    }
  });

  it('are pictures with ink and with paper', () => {
    for (const mark of drawnOf(kind, 3)) {
      const prepared = prepareDigit(mark.strokes);
      if (prepared.kind === 'blank') expect.unreachable(`${mark.name} is blank`);
      const ink = prepared.pixels.reduce((sum, value) => sum + value, 0);
      expect(ink, mark.name).toBeGreaterThan(3);
      expect(ink, mark.name).toBeLessThan(460);
    }
  });

  it('are the same for the same seed, and others for others', () => {
    const drawn = range(50).map((seed) => JSON.stringify(drawMark(kind, seededRandom(seed))));
    expect(range(50).map((seed) => JSON.stringify(drawMark(kind, seededRandom(seed))))).toEqual(drawn);
    expect(new Set(drawn).size).toBe(50);
  });

  it('come for each of 2,000 seeds, and all of them come', () => {
    const names = range(2000).map((seed) => drawMark(kind, seededRandom(seed)).name);
    const all = drawnOf(kind, 1).map(({ name }) => name);
    // What several things say is made up as it is drawn.
    if (kind !== 'several') expect(new Set(names)).toEqual(new Set(all));
  });
});

describe('letters', () => {
  it('are none that has the shape of a digit', () => {
    const names = drawnOf('letter', 1).map(({ name }) => name);
    for (const digitLike of ['O', 'o', 'I', 'l', 'Z', 'z', 'S', 's', 'b', 'g', 'q']) {
      expect(names).not.toContain(`letter ${digitLike}`);
    }
    for (const other of ['A', 'B', 'D', 'a', 'd', 'e', 'i', 'j']) expect(names).toContain(`letter ${other}`);
  });

  it('that have a dot keep it apart', () => {
    const dotted = drawnOf('letter', 60).filter(({ name }) => /^(letter [ij]|sign [?!])$/.test(name));
    expect(dotted.length).toBe(4 * 60);
    for (const { name, strokes } of dotted) {
      const dots = strokes.filter((stroke) =>
        stroke.points.every((point) =>
          strokes.some((other) => {
            if (other === stroke) return false;
            const away = Math.min(...other.points.map(({ x, y }) => Math.hypot(x - point.x, y - point.y)));
            const { top, bottom } = spanOf(strokes.flatMap(({ points }) => points));
            return away > 0.15 * (bottom - top);
          }),
        ),
      );
      expect(dots.length, name).toBeGreaterThan(0);
    }
  });
});

function spanOf(points: readonly { readonly y: number }[]): { top: number; bottom: number } {
  const ys = points.map(({ y }) => y);
  return { top: Math.min(...ys), bottom: Math.max(...ys) };
}

describe('marks', () => {
  it('hold no single line that is steep: that would be a 1', () => {
    const dashes = drawnOf('mark', 200).filter(({ name }) => name === 'dash');
    expect(dashes.length).toBe(200);
    for (const dash of dashes) {
      const [first, last] = [pointsOf(dash)[0]!, pointsOf(dash).at(-1)!];
      const angle = Math.atan2(Math.abs(last.y - first.y), Math.abs(last.x - first.x));
      expect((angle * 180) / Math.PI).toBeLessThanOrEqual(40);
    }
  });
});

describe('several', () => {
  it('are written by the writer that is given, and named by what was written', () => {
    for (const seed of range(300)) {
      const written: number[] = [];
      const { name, strokes } = drawMark('several', seededRandom(seed), (digit) => {
        written.push(digit);
        return sampleDigit(digit);
      });
      expect((name.match(/\d/g) ?? []).map(Number).sort(), name).toEqual(written.sort());
      const atLeast = written.reduce((sum, digit) => sum + sampleDigit(digit as 0).length, 0);
      expect(strokes.length, name).toBeGreaterThanOrEqual(Math.max(2, atLeast));
    }
  });

  it('stand beside each other without hiding one another', () => {
    const [draw] = FAMILIES.several[0]!.draws;
    for (const seed of range(200)) {
      const { name, strokes } = draw!(seededRandom(seed), sampleDigit);
      const middles = strokes.map(({ points }) => points.reduce((sum, { x }) => sum + x, 0) / points.length);
      const height = spanOf(strokes.flatMap(({ points }) => points));
      const apart = Math.max(...middles) - Math.min(...middles);
      expect(apart, name).toBeGreaterThan(0.12 * (height.bottom - height.top));
    }
  });
});
