import { expect, it } from 'vitest';
import { wrapped } from '../../../../src/core/export/prose';

it('breaks a paragraph between words', () => {
  expect(wrapped('one two three four', 9)).toEqual(['one two', 'three', 'four']);
});

it('counts a Chinese character as two columns and breaks after any', () => {
  expect(wrapped('用网络认数字', 8)).toEqual(['用网络认', '数字']);
});

it('begins no line with a full stop', () => {
  expect(wrapped('用网络认。数字', 8)).toEqual(['用网络认。', '数字']);
});

it('keeps a long word whole', () => {
  expect(wrapped('a https://example.org/long b', 10)).toEqual(['a', 'https://example.org/long', 'b']);
});
