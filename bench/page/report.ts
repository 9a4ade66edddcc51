import type { EngineChoice } from '../../src/protocol/engine';
import { median } from '../lib/statistics';
import { figure, table } from '../lib/table';
import type { PageFigures, PenFigures } from './figures';
import type { GoodRun } from './time-to-accuracy';

/** The page's figures in words, beside what they should come to. */
export function pageReport(figures: PageFigures): string {
  const { firstReading, timeTo97, pen, trainingSpeed } = figures;
  const choices = Object.keys(pen) as EngineChoice[];
  return [
    `first reading after opening the page: ${figure(median(firstReading))} ms (aim: 500)`,
    `from Train to 97 % of the test digits: ${figure(secondsTo97(timeTo97))} s (aim: 3); ` +
      timeTo97
        .map(({ seed, epochs, seconds }) => `seed ${seed}: ${epochs} epochs, ${figure(seconds)} s`)
        .join('; '),
    '',
    table([
      [
        'engine',
        'while',
        'pen to bars, median ms (aim: 16)',
        '95th percentile (aim: 50)',
        'of',
        'frames dropped (aim: < 2 %)',
      ],
      ...choices.flatMap((choice) => [
        penRow(choice, 'idle', pen[choice].idle),
        penRow(choice, 'training', pen[choice].training),
      ]),
    ]),
    '',
    table([
      ['engine', 'training in the page, digits/s'],
      ...choices.map((choice) => [choice, figure(trainingSpeed[choice])]),
    ]),
  ].join('\n');
}

/** The median of the runs. */
export function secondsTo97(runs: readonly GoodRun[]): number {
  return median(runs.map(({ seconds }) => seconds));
}

function penRow(
  choice: string,
  meanwhile: string,
  { p50, p95, samples, framesDropped }: PenFigures,
): string[] {
  return [
    choice,
    meanwhile,
    figure(p50),
    figure(p95),
    String(samples),
    `${(100 * framesDropped).toFixed(1)} %`,
  ];
}
