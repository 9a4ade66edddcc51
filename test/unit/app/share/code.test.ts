import { expect, it } from 'vitest';
import { codeOf, resultOf } from '../../../../src/app/share/code';
import { freshRun, type RunState } from '../../../../src/app/state';
import { PRESETS } from '../../../../src/core/model/presets';
import { result } from '../lab/runs/support';

const PLAN = PRESETS['dense-128'];
const OPTIONS = { language: 'en', result: undefined, pageUrl: 'https://school.example/inkling/' } as const;
const RUN: RunState = { ...freshRun('run', PLAN), result: result() };

it('writes a script and a notebook of the plan, with a link that opens it', async () => {
  const { script, notebook } = (await codeOf(PLAN, OPTIONS))!;
  expect([script.name, notebook.name]).toEqual(['inkling-784-128-10.py', 'inkling-784-128-10.ipynb']);
  for (const { text } of [script, notebook]) {
    expect(text).toContain('https://school.example/inkling/?preset=dense-128');
    expect(text).toContain('keras');
  }
  expect(JSON.parse(notebook.text)).toMatchObject({ nbformat: 4 });
});

it('writes nothing of a plan that cannot be trained', async () => {
  expect(await codeOf({ ...PLAN, epochs: 0 }, OPTIONS)).toBeNull();
});

it('tells the page’s own result of this very plan alone', () => {
  expect(resultOf(PLAN, RUN)).toEqual({ testAccuracy: 0.97, testLoss: 0.1, curve: [] });
  expect(resultOf({ ...PLAN, seed: PLAN.seed + 1 }, RUN)).toBeUndefined();
  expect(resultOf({ ...PLAN, epochs: 3 }, RUN)).toBeUndefined();
  expect(resultOf(PLAN, { ...RUN, result: null })).toBeUndefined();
  expect(resultOf(PLAN, { ...RUN, result: result({ end: 'stopped' }) })).toBeUndefined();
  expect(resultOf(PLAN, null)).toBeUndefined();
});
