import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { binOf } from '../../../scripts/lib/run';
import { hostTypes } from '../../../scripts/vite/host-types';

/** What the compiler may take to start on a busy machine. */
const COMPILER_MS = 60_000;

/** A course page that uses all there is, as somebody might write it who has nothing but that one file. */
const HOST = `
import type { InklingElement, InklingRefusal, Prediction, TrainingPlan } from './inkling';

const pad: InklingElement = document.querySelector('inkling-pad')!;
const div = document.querySelector<InklingElement>('[data-inkling]')!;
pad.addEventListener('inkling:prediction', ({ detail }) => {
  const digit: number | null = detail.digit;
  console.log(digit, detail.probabilities[0]);
});
pad.addEventListener('inkling:finished', ({ detail }) => console.log(detail.result.accuracy.toFixed(2)));
pad.addEventListener('inkling:state', ({ detail }) => console.log(detail.run?.plan.optimizer.type));

export async function lesson(plan: TrainingPlan): Promise<void> {
  await pad.inkling?.send({ type: 'loadPlan', plan: { ...plan, epochs: 2 } });
  await pad.inkling?.send({ type: 'loadPlan', preset: 'cnn' });
  await pad.inkling?.send({ type: 'train' }).catch((refusal: InklingRefusal) => console.log(refusal.reason));
  const read = await div.inkling?.send({ type: 'read', strokes: [[{ x: 1, y: 2 }]], show: false });
  console.log((read as Prediction).digit);
  // @ts-expect-error there is no such command
  await div.inkling?.send({ type: 'explode' });
  // @ts-expect-error there is no such ready-made plan
  await div.inkling?.send({ type: 'loadPlan', preset: 'best' });
  // @ts-expect-error not a layer that there is
  await div.inkling?.send({ type: 'loadPlan', plan: { ...plan, network: { layers: [{ type: 'LSTM' }] } } });
}
`;

it(
  'the types for course pages need no other file, and say what there is',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'inkling-host-'));
    try {
      writeFileSync(join(folder, 'inkling.d.ts'), hostTypes());
      writeFileSync(join(folder, 'host.ts'), HOST);
      const options = ['--noEmit', '--strict', '--ignoreConfig', '--target', 'es2022', '--module', 'esnext'];
      const where = ['--moduleResolution', 'bundler', '--lib', 'es2023,dom', '--types', ''];
      const { stdout, stderr } = spawnSync(
        process.execPath,
        [
          binOf('typescript', 'tsc'),
          ...options,
          ...where,
          join(folder, 'host.ts'),
          join(folder, 'inkling.d.ts'),
        ],
        { cwd: folder, encoding: 'utf8' },
      );
      expect(stdout + stderr).toBe('');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  COMPILER_MS,
);
