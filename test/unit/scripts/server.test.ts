import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { fileOf } from '../../../scripts/lib/server';

const root = resolve('/site/dist');
const at = (path: string) => fileOf(path, root, '/courses/pad/');

it('serves the built files under the sub-path only', () => {
  expect(at('/courses/pad/')).toBe(join(root, 'index.html'));
  expect(at('/courses/pad/assets/a%20b.js')).toBe(join(root, 'assets', 'a b.js'));
  expect(at('/assets/a.js')).toBeUndefined();
});

it('lets nothing out of the folder', () => {
  for (const path of [
    '../secret',
    '%2e%2e/secret',
    '..%2f..%2fetc/passwd',
    'a/../../dist-other/x',
    '%',
    '%00',
  ]) {
    expect(at(`/courses/pad/${path}`)).toBeUndefined();
  }
});
