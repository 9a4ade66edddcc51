import { afterEach, describe, expect, it } from 'vitest';
import { fileName } from '../../../../../src/ui/charts/download';
import { standaloneSvg } from '../../../../../src/ui/charts/standalone-svg';
import { createThinner, unitedRange } from '../../../../../src/ui/lab/runs/overlay-run';
import { spread } from '../../../../../src/ui/lab/runs/spread';
import { runRecord } from '../../../app/lab/runs/support';
import { curveOf } from './long-curve';

afterEach(() => document.body.replaceChildren());

describe('a chart as a file of its own', () => {
  const figure = (body: string) => {
    document.body.innerHTML = `<figure style="background-color: rgb(1, 2, 3); color: rgb(4, 5, 6)">${body}</figure>`;
    return document.querySelector('figure')!;
  };
  const DRAWING =
    '<svg role="img" width="300" height="200"><path class="x" style="stroke: rgb(7, 8, 9)" d="M0 0H9"/><text>1 &lt; 2</text></svg>';

  it('holds title, legend and drawing, with the looks of the moment', () => {
    const saved = standaloneSvg(
      figure(
        `<figcaption><strong>Loss</strong></figcaption><b class="legend"><svg viewBox="0 0 24 10"><path/></svg> run  A &amp; B</b>${DRAWING}`,
      ),
    )!;
    const root = new DOMParser().parseFromString(saved.text, 'image/svg+xml').documentElement;
    expect(root.getAttribute('viewBox')).toBe(`0 0 ${saved.width} ${saved.height}`);
    expect(saved.width).toBe(324);
    expect(saved.height).toBeGreaterThan(200);
    expect([...root.querySelectorAll('text')].map((each) => each.textContent)).toEqual([
      'Loss',
      'run A & B',
      '1 < 2',
    ]);
    expect(root.querySelector('rect')?.getAttribute('fill')).toBe('rgb(1, 2, 3)');
    expect(root.querySelector('text')?.getAttribute('fill')).toBe('rgb(4, 5, 6)');
    expect(root.querySelector('path[d="M0 0H9"]')?.getAttribute('stroke')).toBe('rgb(7, 8, 9)');
    expect(saved.text).not.toMatch(/class=|style=/);
  });

  it('is none before there is a drawing', () => expect(standaloneSvg(figure(''))).toBeNull());

  it('has a name that every disk takes', () => {
    expect(fileName('inkling', '784-10 Adam (2)')).toBe('inkling-784-10-Adam-2');
    expect(fileName('inkling', '损失 / ../“x”')).toBe('inkling-损失-..-x');
  });
});

describe('thinning for drawing', () => {
  it('keeps the ends and every peak, drops what is no number, and looks at a run once', () => {
    const points = curveOf(100_000);
    const record = runRecord('a', { curve: { points, stride: 1, pending: [] } });
    const thin = createThinner();
    const { training, validation } = thin(record, 'loss', 'training');
    expect(training.points.length).toBeLessThanOrEqual(600);
    expect(training.points[0]).toEqual([points[0]!.epoch, points[0]!.loss]);
    expect(Math.max(...training.points.map(([, y]) => y))).toBe(9);
    expect(training.points.every(([, y]) => Number.isFinite(y))).toBe(true);
    expect(validation.points).toEqual([]);
    expect(thin({ ...record, name: 'other' }, 'loss', 'both').training).toBe(training);
    expect(thin(record, 'accuracy', 'training').training).not.toBe(training);
  });

  it('has no range without a value', () => {
    const nothing = createThinner()(runRecord('a'), 'loss', 'both').training;
    expect(nothing).toEqual({ points: [], ranges: null });
    expect(unitedRange([nothing], 'all')).toEqual([0, 1]);
  });

  it('has room for all curves, or for what they come to', () => {
    const rising = (to: number) =>
      runRecord('a', {
        curve: {
          points: Array.from({ length: 100 }, (_, step) => ({
            epoch: step,
            loss: 1,
            accuracy: to - 0.6 * 0.9 ** step,
          })),
          stride: 1,
          pending: [],
        },
      });
    const thin = createThinner();
    const curves = [0.99, 0.92].map((to) => thin(rising(to), 'accuracy', 'training').training);
    expect(unitedRange(curves, 'all')).toEqual([0.5, 1]);
    expect(unitedRange(curves, 'end')).toEqual([0.9, 1]);
  });
});

describe('numbers at the ends of lines', () => {
  it.each([
    [
      [10, 50],
      [10, 50],
    ],
    [
      [10, 12, 50],
      [10, 22, 50],
    ],
    [
      [95, 96, 97],
      [76, 88, 100],
    ],
    [[], []],
    [[200], [100]],
  ])('that want %j come to %j', (wanted, places) => expect(spread(wanted, 12, 0, 100)).toEqual(places));

  it('share what room there is', () => {
    expect(spread([50, 50, 50], 80, 0, 100)).toEqual([0, 50, 100]);
  });
});
