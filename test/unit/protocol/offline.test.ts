import { expect, it } from 'vitest';
import { isOfflineRequest } from '../../../src/protocol/offline';

it('lets through what the page says, and nothing else', () => {
  const good = [
    { type: 'loaded', script: 'https://a.example/x.js' },
    { type: 'keepDigits' },
    { type: 'update' },
  ];
  const bad = [
    null,
    undefined,
    7,
    'update',
    {},
    { type: 'loaded' },
    { type: 'loaded', script: 7 },
    { type: 'x' },
  ];
  expect(good.map(isOfflineRequest)).toEqual([true, true, true]);
  expect(bad.map(isOfflineRequest)).toEqual(bad.map(() => false));
});
