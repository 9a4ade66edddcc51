import { expect, it } from 'vitest';
import { safeLink } from '../../../../src/core/export/link';

it('keeps a link of the page as it is', () => {
  const url = 'https://example.org/inkling/?preset=cnn&theme=dark#plan=abc-_~.%20';
  expect(safeLink(url)).toBe(url);
});

it.each([
  ['https://a.org/"""\nimport os', 'https://a.org/%22%22%22%0Aimport%20os'],
  ["https://a.org/')(", 'https://a.org/%27%29%28'],
  ['https://a.org/\\N{x}<b>`[]^', 'https://a.org/%5CN%7Bx%7D%3Cb%3E%60%5B%5D%5E'],
  ['http://a.org/数\ud800', 'http://a.org/%E6%95%B0'],
])('encodes what could end a string or a link: %j', (url, safe) => {
  expect(safeLink(url)).toBe(safe);
});

it.each([undefined, '', 'javascript:alert(1)', 'file:///a', ' https://a.org'])('leaves out %j', (url) => {
  expect(safeLink(url)).toBeNull();
});
