import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { freshRun } from '../../../src/app/state';
import { DEFAULT_PLAN } from '../../../src/core/model/presets';
import {
  type Announcer,
  createAnnouncer,
  GAP_MS,
  LONGEST_WAIT_MS,
  SETTLE_MS,
} from '../../../src/ui/shared/announcer';
import { translatorOf } from '../../../src/ui/shared/i18n/t';
import { en } from '../../../src/ui/train/run/messages/en';
import { runNews } from '../../../src/ui/train/run/run-news';

let said: string[];
let announcer: Announcer;

beforeEach(() => {
  vi.useFakeTimers();
  said = [];
  announcer = createAnnouncer((sentence) => said.push(sentence));
});
afterEach(() => {
  announcer.stop();
  vi.useRealTimers();
});

describe('the announcer', () => {
  it('says news once they have settled, with the numbers of that moment', () => {
    announcer.report({ topic: '7', sentence: '7: 90%' });
    vi.advanceTimersByTime(SETTLE_MS - 1);
    announcer.report({ topic: '7', sentence: '7: 95%' });
    expect(said).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(said).toEqual(['7: 95%']);
  });

  it('says nothing of mere changes of numbers', () => {
    for (let percent = 50; percent < 100; percent++) {
      announcer.report({ topic: '7', sentence: `7: ${percent}%` });
      vi.advanceTimersByTime(SETTLE_MS);
    }
    expect(said).toHaveLength(1);
  });

  it('says the newest at a steady pace while the news keeps changing', () => {
    for (let i = 0; i < 40; i++) {
      announcer.report({ topic: String(i), sentence: String(i) });
      vi.advanceTimersByTime(SETTLE_MS / 2);
    }
    const all = (40 * SETTLE_MS) / 2;
    expect(said.length).toBeGreaterThanOrEqual(Math.floor(all / LONGEST_WAIT_MS) - 1);
    expect(said.length).toBeLessThanOrEqual(all / LONGEST_WAIT_MS);
    expect(said[0]).toBe(String((2 * LONGEST_WAIT_MS) / SETTLE_MS - 1));
  });

  it('keeps to the rest that news asks for, and says the newest after it', () => {
    const restMs = 15_000;
    announcer.report({ topic: 'epoch 0', sentence: '0', restMs });
    vi.advanceTimersByTime(SETTLE_MS);
    for (let epoch = 1; epoch < 30; epoch++) {
      announcer.report({ topic: `epoch ${epoch}`, sentence: String(epoch), restMs });
      vi.advanceTimersByTime(1000);
    }
    expect(said).toEqual(['0', '15']);
    announcer.report({ topic: 'result', sentence: 'done' });
    vi.advanceTimersByTime(GAP_MS);
    expect(said).toEqual(['0', '15', 'done']);
  });

  it('leaves a gap after what it said', () => {
    announcer.report({ topic: 'a', sentence: 'a' });
    vi.advanceTimersByTime(SETTLE_MS);
    announcer.report({ topic: 'b', sentence: 'b' });
    vi.advanceTimersByTime(GAP_MS - 1);
    expect(said).toEqual(['a']);
    vi.advanceTimersByTime(1);
    expect(said).toEqual(['a', 'b']);
  });

  it('drops news that was taken back in time', () => {
    announcer.report({ topic: 'a', sentence: 'a' });
    announcer.report(null);
    vi.advanceTimersByTime(10 * GAP_MS);
    announcer.report({ topic: 'b', sentence: 'b' });
    vi.advanceTimersByTime(SETTLE_MS);
    announcer.report({ topic: 'c', sentence: 'c' });
    announcer.report({ topic: 'b', sentence: 'b' });
    vi.advanceTimersByTime(10 * GAP_MS);
    expect(said).toEqual(['b']);
  });

  it('says the same again after there was nothing to say', () => {
    announcer.report({ topic: 'a', sentence: 'a' });
    vi.advanceTimersByTime(SETTLE_MS);
    announcer.report(null);
    announcer.report({ topic: 'a', sentence: 'a' });
    vi.advanceTimersByTime(GAP_MS);
    expect(said).toEqual(['a', '', 'a']);
  });

  it('takes back what it said as soon as there is nothing to say, or when told to', () => {
    announcer.report({ topic: 'a', sentence: 'a' });
    vi.advanceTimersByTime(SETTLE_MS);
    announcer.report(null);
    expect(said).toEqual(['a', '']);
    announcer.report({ topic: 'b', sentence: 'b' });
    vi.advanceTimersByTime(GAP_MS);
    announcer.clear();
    announcer.report({ topic: 'b', sentence: 'b in another language' });
    vi.advanceTimersByTime(10 * GAP_MS);
    expect(said).toEqual(['a', '', 'b', '']);
  });
});

describe('the news of a run', () => {
  it('asks for a rest before each epoch’s end, and for none before a turn or the result', () => {
    const i18n = translatorOf<typeof en>('en', en);
    const epoch = { epoch: 0, training: { epoch: 1, loss: 0.3, accuracy: 0.9 }, validation: null };
    const run = { ...freshRun('a', DEFAULT_PLAN), epochs: [epoch] };
    const training = { phase: 'training', waiting: false, draft: DEFAULT_PLAN, run } as const;
    expect(runNews(training, 'Epoch 2 of 10', i18n)?.restMs).toBe(15_000);
    expect(runNews({ ...training, phase: 'paused' }, 'Paused', i18n)?.restMs).toBeUndefined();
    expect(runNews({ ...training, run: null }, 'Ready', i18n)).toBeNull();
  });
});
