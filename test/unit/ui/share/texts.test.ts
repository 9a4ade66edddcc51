import { describe, expect, it } from 'vitest';
import { CONTROLS } from '../../../../src/app/config/names';
import type { FileProblem } from '../../../../src/core/files/model-file';
import { en as plan } from '../../../../src/ui/lab/plan/messages/en';
import { zh as planZh } from '../../../../src/ui/lab/plan/messages/zh';
import { CONTROL_GROUPS } from '../../../../src/ui/share/embed/control-groups';
import { en as embed } from '../../../../src/ui/share/embed/messages/en';
import { zh as embedZh } from '../../../../src/ui/share/embed/messages/zh';
import { en } from '../../../../src/ui/share/models/messages/en';
import { zh } from '../../../../src/ui/share/models/messages/zh';
import { fileProblemText } from '../../../../src/ui/share/models/model-problem-text';
import { noticeText } from '../../../../src/ui/share/models/notice-text';
import { en as workspace } from '../../../../src/ui/share/workspace/messages/en';
import { zh as workspaceZh } from '../../../../src/ui/share/workspace/messages/zh';
import { translatorOf } from '../../../../src/ui/shared/i18n/t';

const PROBLEMS: readonly FileProblem[] = [
  { kind: 'tooLarge', bytes: 100 * 1024 * 1024, max: 64 * 1024 * 1024 },
  { kind: 'tooManyFiles', count: 300, max: 256 },
  { kind: 'notThisFormat' },
  { kind: 'weightsOnly' },
  { kind: 'graphModel' },
  { kind: 'damaged', where: 'model.weights.h5' },
  { kind: 'encrypted' },
  { kind: 'unsupportedLayer', layer: 'LSTM', name: 'lstm_1' },
  { kind: 'unsupportedSetting', layer: 'conv2d', setting: 'padding', value: 'same' },
  { kind: 'notAChain', name: 'add' },
  { kind: 'wrongInput', shape: '[224, 224, 3]' },
  { kind: 'wrongOutput', shape: '[1000]' },
  { kind: 'notNumbers', array: 'dense/kernel' },
  { kind: 'missingArray', array: 'dense/bias' },
  { kind: 'wrongShape', array: 'dense/kernel', expected: [784, 128], found: [128, 784] },
  {
    kind: 'badNetwork',
    problems: [{ path: 'network.layers.2.units', kind: 'outOfRange', min: 1, max: 1024 }],
  },
];

describe('each reason not to open a file', () => {
  it.each(PROBLEMS)('is a sentence in both languages: $kind', (problem) => {
    for (const text of [
      fileProblemText(problem, translatorOf('en', en), translatorOf('en', plan)),
      fileProblemText(
        problem,
        translatorOf<typeof en>('zh', zh),
        translatorOf<typeof plan>('zh', planZh as typeof plan),
      ),
    ]) {
      expect(text).toMatch(/[.。]$/);
      expect(text).not.toMatch(/[{}]|undefined|problem\./);
    }
  });

  it('names layer, setting and array', () => {
    const text = (problem: FileProblem) =>
      fileProblemText(problem, translatorOf('en', en), translatorOf('en', plan));
    expect(text(PROBLEMS[7]!)).toContain('“lstm_1” is of the type LSTM');
    expect(text(PROBLEMS[8]!)).toContain('padding is same');
    expect(text(PROBLEMS[14]!)).toContain('[128, 784]; its layers need [784, 128]');
    expect(text(PROBLEMS[15]!)).toContain('Layer 3: ');
  });
});

it('has each control in one group', () => {
  expect(Object.values(CONTROL_GROUPS).flat().toSorted()).toEqual([...CONTROLS].toSorted());
});

describe('the same is filled into both languages', () => {
  const braces = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted();
  it.each([
    ['embed', embed, embedZh],
    ['models', en, zh],
    ['everything', workspace, workspaceZh],
  ] as const)('%s', (_, english, chinese) => {
    for (const [key, text] of Object.entries(chinese))
      expect([key, braces(text)]).toEqual([key, braces((english as Record<string, string>)[key]!)]);
  });
});

it('a setting that is not known is told once, for all the layers that have it', () => {
  const notes = ['a', 'b'].map((layer) => ({ kind: 'droppedSetting', layer, setting: 'scale' }) as const);
  const text = noticeText({ kind: 'opened', name: 'm.json', title: '784-10', notes }, translatorOf('en', en));
  expect(text.match(/“scale” of a, b/g)).toHaveLength(1);
});
