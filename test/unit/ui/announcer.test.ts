import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Announcer, createAnnouncer, GAP_MS, SETTLE_MS } from '../../../src/ui/shared/announcer';

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

  it('does not speak while the news keeps changing', () => {
    for (let i = 0; i < 40; i++) {
      announcer.report({ topic: String(i % 2), sentence: String(i) });
      vi.advanceTimersByTime(SETTLE_MS / 2);
    }
    expect(said).toEqual([]);
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
    expect(said).toEqual(['a', 'a']);
  });
});
