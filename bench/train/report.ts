import type { Machine } from '../lib/browser';
import { median } from '../lib/statistics';
import { figure, table } from '../lib/table';
import type { PageFigures } from '../page/figures';
import { secondsTo97 } from '../page/report';
import type { EngineFigures, Row } from './engines';

/** The engines' figures in words, beside what they should come to. */
export function engineReport({ rows, webgl, reading, variant }: EngineFigures): string {
  const { drawsPerStep, uploadsPerStep, readbacksPerStep, scriptPerStep } = webgl;
  return [
    `samples a second, medians; WebAssembly: ${variant}`,
    table([
      ['network', 'batch', 'engine', 'samples/s', 'against', 'samples/s', 'ratio', 'wanted'],
      ...rows.map((row) => [
        row.network,
        String(row.batch),
        row.engine,
        figure(row.samplesPerSecond),
        row.baseline,
        figure(row.baselineSamplesPerSecond),
        figure(row.ratio),
        wanted(row),
      ]),
    ]),
    '',
    `a step on WebGL: ${drawsPerStep} draws (at most 8), ${uploadsPerStep} uploads (0), ${readbacksPerStep} read-backs (0), ` +
      `${scriptPerStep.toFixed(3)} ms of JavaScript (0.1)`,
    `reading the 10,000 test digits: ${figure(reading.wasm)} ms on wasm, ${figure(reading.webgl)} ms on webgl (1000)`,
  ].join('\n');
}

function wanted({ target, ratio }: Row): string {
  if (target === null) return '';
  return `${target}${ratio < target ? ' missed' : ''}`;
}

/** All figures, for programs. Times are in milliseconds, but for those that are named seconds. */
export function jsonReport(machine: Machine, engines: EngineFigures, page: PageFigures): string {
  const { rows, webgl, reading, variant } = engines;
  const { firstReading, timeTo97, pen, trainingSpeed } = page;
  const report = {
    machine,
    variant,
    rows,
    webgl,
    readingTestDigits: reading,
    secondsTo97: secondsTo97(timeTo97),
    runsTo97: timeTo97,
    firstReading: median(firstReading),
    penToBars: { ...pen.auto, engines: pen },
    trainingSpeed,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
