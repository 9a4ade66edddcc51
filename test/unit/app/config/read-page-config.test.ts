import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { DEFAULT_CONFIG } from '../../../../src/app/config/config';
import { readPageConfig } from '../../../../src/app/config/read-page-config';

const warn = vi.spyOn(console, 'warn');
beforeEach(() => {
  warn.mockImplementation(() => {});
});
afterEach(() => {
  warn.mockClear();
});

it('fetches nothing where there is nothing to read', async () => {
  const load = vi.fn();
  for (const search of ['', '?']) {
    expect(await readPageConfig(search, load)).toEqual({ config: DEFAULT_CONFIG, problems: [], plan: null });
  }
  expect(load).not.toHaveBeenCalled();
  expect(warn).not.toHaveBeenCalled();
});

it('reads what there is, and tells the console of each problem', async () => {
  const { config, problems } = await readPageConfig('?lang=zh&shw=draw&theme=blue');
  expect(config.language).toBe('zh');
  expect(problems).toHaveLength(2);
  expect(warn.mock.calls.map(([line]) => String(line).slice(0, 40))).toEqual([
    expect.stringContaining('unknownKey shw=draw'),
    expect.stringContaining('badValue theme=blue'),
  ]);
});

it('is the page as it is where that does not come', async () => {
  const read = await readPageConfig('?lang=zh', () => Promise.reject(new Error('offline')));
  expect(read.config).toEqual(DEFAULT_CONFIG);
  expect(read.problems).toMatchObject([{ kind: 'notLoaded' }]);
  expect(warn).toHaveBeenCalledOnce();
});
