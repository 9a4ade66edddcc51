import { fireEvent, renderHook, screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { Language } from '../../../src/app/preferences';
import { en as stepsEn } from '../../../src/ui/predict/steps/messages/en';
import { zh as stepsZh } from '../../../src/ui/predict/steps/messages/zh';
import { en as engineEn } from '../../../src/ui/shared/engine/messages/en';
import { zh as engineZh } from '../../../src/ui/shared/engine/messages/zh';
import { en } from '../../../src/ui/shared/i18n/en';
import { useTranslator } from '../../../src/ui/shared/i18n/languages';
import type { Messages } from '../../../src/ui/shared/i18n/message';
import { translatorOf } from '../../../src/ui/shared/i18n/t';
import { zh } from '../../../src/ui/shared/i18n/zh';
import { en as curvesEn } from '../../../src/ui/train/curves/messages/en';
import { zh as curvesZh } from '../../../src/ui/train/curves/messages/zh';
import { en as runEn } from '../../../src/ui/train/run/messages/en';
import { zh as runZh } from '../../../src/ui/train/run/messages/zh';
import { openPage } from './page-under-test';
import { createTranslator } from './translator';

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('t', () => {
  const { t } = createTranslator('en');
  const { plural } = translatorOf<typeof curvesEn>('en', curvesEn);

  it('fills in placeholders and writes numbers', () => {
    expect(t('status.epoch', { epoch: 3, epochs: 10 })).toBe('Epoch 3 of 10');
    expect(t('plan.summary', { weights: 101_770 })).toMatch(/^101,770 parameters/);
    expect(createTranslator('zh').t('status.epoch', { epoch: 3, epochs: 10 })).toBe('第 3 轮，共 10 轮');
  });

  it('does not fill what a value brings along', () => {
    expect(t('bars.value', { percent: '{percent}' })).toBe('{percent}');
  });

  it('chooses the form that fits a number', () => {
    expect(plural('after', 1)).toBe('After 1 epoch:');
    expect(plural('after', 2.5)).toBe('After 2.5 epochs:');
    expect(translatorOf<typeof curvesEn>('zh', curvesZh).plural('after', 1)).toBe('1 轮之后：');
  });

  it('refuses a message without its values', () => {
    // @ts-expect-error: the values are missing
    t('status.epoch');
    // @ts-expect-error: one value is missing
    t('status.epoch', { epoch: 3 });
    // @ts-expect-error: there is no such message
    t('status.nothing');
    // @ts-expect-error: this message takes no values
    t('draw.undo', { n: 1 });
  });
});

describe('the Chinese messages', () => {
  it('do not call a neural network what also means the internet', () => {
    const keys = (Object.keys(zh) as (keyof typeof zh)[]).filter((key) =>
      /^(sees|guess|problem\.(model|engine|engineFailed|workerDied))\b/.test(key),
    );
    const unclear = keys.filter((key) => /(?<!神经)网络(?!连接)/.test(zh[key]));
    expect(unclear).toEqual([]);
  });

  it('say 4 or 9 in the order of the two', () => {
    expect(createTranslator('zh').t('guess.either', { first: 4, second: 9 })).toBe('4 还是 9？');
  });
});

/** The page's messages, and those of its parts that come late, in both languages. */
const SETS: Readonly<Record<string, readonly [english: Messages, chinese: Messages]>> = {
  page: [en, zh],
  engine: [engineEn, engineZh],
  steps: [stepsEn, stepsZh],
  curves: [curvesEn, curvesZh],
  run: [runEn, runZh],
};

describe.each(Object.entries(SETS))('the Chinese messages of the %s', (_name, [english, chinese]) => {
  it.each(Object.entries(chinese))('%s has the placeholders of the English one', (key, text) => {
    expect(placeholders(text)).toEqual(placeholders(english[key] ?? ''));
    expect(text.trim()).not.toBe('');
  });
});

describe('a language that does not come', () => {
  it('leaves the page in the one that it has, says so, and can be chosen again', async () => {
    let fails = true;
    const load = async () => {
      if (fails) throw new Error('offline');
      return { en, zh };
    };
    const onFail = vi.fn();
    const { result, rerender } = renderHook(({ language }) => useTranslator(language, { en }, onFail, load), {
      initialProps: { language: 'zh' as Language },
    });
    await waitFor(() => expect(result.current.failed).toBe(true));
    expect(onFail).toHaveBeenCalledWith('en');
    rerender({ language: 'en' }); // as the page makes it after that
    expect(result.current).toMatchObject({ failed: true, i18n: { language: 'en' } });
    fails = false;
    rerender({ language: 'zh' });
    await waitFor(() => expect(result.current.i18n.language).toBe('zh'));
    expect(result.current.failed).toBe(false);
  });
});

describe('the language of the page', () => {
  it('is the reader’s, and can be changed', async () => {
    await openPage('zh');
    expect(document.documentElement.lang).toBe('zh-CN');
    expect(document.title).toContain('神经网络');
    expect(screen.getByRole('heading', { name: '训练' })).toBeTruthy();

    fireEvent.click(screen.getByRole('radio', { name: 'English' }));
    expect(document.documentElement.lang).toBe('en');
    expect(document.title).toContain('neural network');
    expect(screen.getByRole('heading', { name: 'Train' })).toBeTruthy();
  });

  it('is apart from the theme, which the document carries', async () => {
    const { app } = await openPage();
    fireEvent.click(screen.getByRole('radio', { name: 'Dark' }));
    expect(document.documentElement.dataset.theme).toBe('dark');
    expect(app.store.getSnapshot().preferences).toEqual({
      language: 'en',
      theme: 'dark',
      network: 'default',
    });
  });
});
