import { describe, expect, it } from 'vitest';
import { isMisread, type Reading, topDigit } from '../../../../bench/strokes/reading';

const reading = (label: Reading['label'], more: Partial<Reading> = {}): Reading => ({
  label,
  writer: null,
  probabilities: Float32Array.of(0, 0, 0.25, 0, 0.375, 0, 0, 0.375, 0, 0),
  refused: false,
  ...more,
});

describe('topDigit', () => {
  it('is the likeliest, the lower of equals, and nothing in a blank', () => {
    expect(topDigit(reading(4))).toEqual({ digit: 4, probability: 0.375 });
    expect(topDigit(reading(4, { probabilities: null }))).toBeNull();
  });
});

describe('isMisread', () => {
  it.each([
    ['a digit read as it', reading(4), false],
    ['a digit read as it and refused', reading(4, { refused: true }), false],
    ['a digit read as another', reading(7), true],
    ['a digit read as another and refused', reading(7, { refused: true }), true],
    ['something else that passes', reading('face'), true],
    ['something else that is refused', reading('face', { refused: true }), false],
  ])('%s', (_, one, misread) => {
    expect(isMisread(one)).toBe(misread);
  });
});
