import { describe, expect, it } from 'vitest';
import { createBrowser } from '../../../../../src/app/lab/browse/browser';
import { BROWSE_PAGE, digitCount } from '../../../../../src/app/lab/browse/state';
import { AUGMENTATION_DEFAULT } from '../../../../../src/core/model/augmentation';
import type { TrainingPlan } from '../../../../../src/core/model/plan';
import { DEFAULT_PLAN } from '../../../../../src/core/model/presets';
import { browsed, killWorkers, openLab } from './lab-under-test';

function openBrowser() {
  const lab = openLab();
  const browser = createBrowser(lab.app);
  const asked = () => lab.asked('browse');
  return { ...lab, lab, browser, asked, state: browser.store.getSnapshot };
}

describe('browsing MNIST', () => {
  it('asks for nothing before somebody looks, and once when somebody does', () => {
    const { browser, asked } = openBrowser();
    browser.chooseLabel(3);
    expect(asked()).toEqual([]);
    browser.open();
    browser.open();
    expect(asked()).toMatchObject([
      { set: 'train', which: { label: 3, offset: 0, count: BROWSE_PAGE }, taught: null },
    ]);
  });

  it('shows what comes, with pixels from 0 to 1', () => {
    const { browser, asked, say, state } = openBrowser();
    browser.open();
    say(browsed(asked()[0]!.id, [0, 255]));
    const { shown, pending } = state();
    expect(pending).toBe(false);
    expect(shown?.digits.map(({ index, label }) => [index, label])).toEqual([
      [0, 0],
      [255, 5],
    ]);
    expect(shown?.digits[1]?.pixels).toEqual(new Float32Array(784).fill(1));
    expect(digitCount(state())).toBe(60_000);
  });

  it('keeps the digits on show until others are there, and only takes the newest answer', () => {
    const { browser, asked, say, state } = openBrowser();
    browser.open();
    say(browsed(asked()[0]!.id, [1]));
    browser.showPage(1);
    browser.showPage(2);
    say(browsed(asked()[1]!.id, [60]));
    expect(state()).toMatchObject({ pending: true, shown: { digits: [{ index: 1 }] } });
    say(browsed(asked()[2]!.id, [120]));
    expect(state()).toMatchObject({ pending: false, shown: { digits: [{ index: 120 }] } });
  });

  it('keeps pages among those there are, and asks nothing for the page on show', () => {
    const { browser, asked, say, state } = openBrowser();
    browser.open();
    browser.chooseLabel(7);
    say(browsed(asked()[1]!.id, [7], 100));
    browser.showPage(9);
    expect(state().query.offset).toBe(BROWSE_PAGE);
    browser.showPage(1);
    browser.showPage(-1);
    expect(state().query.offset).toBe(0);
    expect(asked()).toHaveLength(4);
  });

  it('starts at the front with another set or label, of which it does not know the number yet', () => {
    const { browser, asked, say, state } = openBrowser();
    browser.open();
    say(browsed(asked()[0]!.id, [0]));
    browser.showPage(3);
    browser.chooseSet('test');
    expect(asked().at(-1)).toMatchObject({ set: 'test', which: { offset: 0 } });
    expect(digitCount(state())).toBe(10_000);
    browser.showPage(3);
    browser.chooseLabel(0);
    expect(asked().at(-1)).toMatchObject({ which: { label: 0, offset: 0 } });
    expect(digitCount(state())).toBeNull();
  });

  it('jumps to a digit, whatever its label, and marks it until something else is looked at', () => {
    const { browser, asked, state } = openBrowser();
    browser.open();
    browser.chooseLabel(1);
    browser.jumpTo(59_999);
    expect(asked().at(-1)).toMatchObject({ which: { label: null, offset: 59_940 } });
    expect(state()).toMatchObject({ marked: 59_999, misjump: false });
    const before = asked().length;
    browser.jumpTo(59_990);
    expect(asked()).toHaveLength(before);
    expect(state().marked).toBe(59_990);
    browser.showPage(0);
    expect(state().marked).toBeNull();
  });

  it.each([Number.NaN, -1, 0.5, 10_000])('says that %d is no digit of the test', (index) => {
    const { browser, asked, state } = openBrowser();
    browser.open();
    browser.chooseSet('test');
    const before = asked().length;
    browser.jumpTo(index);
    expect(state()).toMatchObject({ misjump: true, marked: null });
    expect(asked()).toHaveLength(before);
    browser.jumpTo(9999);
    expect(state().misjump).toBe(false);
  });

  it('shows digits as the plan has them taught, and other variations by other seeds', () => {
    const { app, browser, asked, say, state } = openBrowser();
    const edit = (change: Partial<TrainingPlan>) =>
      app.store.dispatch({
        type: 'planEdited',
        plan: { ...app.store.getSnapshot().training.draft, ...change },
      });
    edit({ styleShare: 0.4, augmentation: null, trainingSize: 1000, seed: 5 });
    browser.open();
    browser.chooseTaught(true);
    expect(asked().at(-1)?.taught).toEqual({
      styleShare: 0.4,
      augmentation: null,
      trainingSize: 1000,
      seed: 5,
    });
    say(browsed(asked().at(-1)!.id, [1, 2], 60_000, [2]));
    expect(state().shown?.digits.map(({ written }) => written)).toEqual([false, true]);
    browser.vary();
    expect(asked().at(-1)?.taught?.seed).toBe(6);

    const augmentation = { ...AUGMENTATION_DEFAULT, rotation: 30 };
    edit({ augmentation });
    expect(asked().at(-1)?.taught).toEqual({ styleShare: 0.4, augmentation, trainingSize: 1000, seed: 6 });
    edit({ styleShare: 0.2 });
    expect(asked().at(-1)?.taught?.styleShare).toBe(0.2);
    const before = asked().length;
    edit({ epochs: 3 });
    expect(asked()).toHaveLength(before);
    browser.chooseTaught(false);
    expect(asked().at(-1)?.taught).toBeNull();
    edit({ styleShare: 0.3 });
    expect(asked()).toHaveLength(before + 1);
  });

  it('replaces no digit of the test, which no run is taught', () => {
    const plan = { ...DEFAULT_PLAN, styleShare: 0.4, augmentation: null };
    const { app, browser, asked } = openBrowser();
    app.store.dispatch({ type: 'planEdited', plan });
    browser.open();
    browser.chooseSet('test');
    browser.chooseTaught(true);
    expect(asked().at(-1)?.taught).toMatchObject({ styleShare: 0, augmentation: AUGMENTATION_DEFAULT });
  });

  it('says why digits did not come, and asks again', () => {
    const { browser, asked, say, state } = openBrowser();
    browser.open();
    say({ type: 'refused', id: asked()[0]!.id, error: { kind: 'busy' } });
    expect(state()).toMatchObject({ pending: false, problem: { kind: 'busy' } });
    browser.retry();
    expect(state()).toMatchObject({ pending: true, problem: null });
    say(browsed(asked()[1]!.id, [4]));
    expect(state()).toMatchObject({ pending: false, shown: { digits: [{ index: 4 }] } });
  });

  it('says so when the worker is lost, and can ask the next one', () => {
    const { port, browser, asked, say, state } = openBrowser();
    browser.open();
    port().raises('error');
    expect(state()).toMatchObject({ pending: false, problem: { kind: 'workerDied' } });
    browser.retry();
    say(browsed(asked()[0]!.id, [8]));
    expect(state().shown?.digits).toHaveLength(1);
  });

  it('fails at once where no worker lives any more', () => {
    const { lab, browser, state } = openBrowser();
    killWorkers(lab);
    browser.open();
    expect(state()).toMatchObject({ pending: false, problem: { kind: 'workerDied' } });
  });

  it('fails what is on its way when no engine starts', () => {
    const { browser, say, state } = openBrowser();
    browser.open();
    say({ type: 'failed', error: { kind: 'engine', failures: [] } });
    expect(state()).toMatchObject({ pending: false, problem: { kind: 'workerDied' } });
  });

  it('stops when nobody looks any more, and for good when it is disposed of', () => {
    const { browser, asked, say, state } = openBrowser();
    const close = browser.open();
    close();
    browser.showPage(1);
    expect(asked()).toHaveLength(1);
    browser.dispose();
    say(browsed(asked()[0]!.id, [0]));
    expect(state().shown).toBeNull();
  });
});
