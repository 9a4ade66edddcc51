import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OWN_COLOURS, readableColours } from '../../../../src/app/config/colours';
import { DEFAULT_CONFIG } from '../../../../src/app/config/config';
import { colourProperties, contrast, schemeOf } from '../../../../src/app/config/luminance';
import { CONTROLS, PANELS } from '../../../../src/app/config/names';
import { CONFIG_KEYS, MOST_PROBLEMS, readConfig } from '../../../../src/app/config/read';
import { configQuery, planConfig } from '../../../../src/app/config/write';
import { checkPlan } from '../../../../src/core/model/check/plan';
import { anyPlan } from '../../core/model/plan-arbitrary';
import { anyConfig } from './config-arbitrary';

describe('a configuration as a query', () => {
  it('is read as the same configuration, without a problem', () => {
    fc.assert(
      fc.property(anyConfig, (config) => {
        expect(readConfig(configQuery(config))).toMatchObject({ config, problems: [] });
      }),
      { numRuns: 2000 },
    );
  });

  it('is short enough to be pasted, and needs no quoting', () => {
    fc.assert(
      fc.property(anyConfig, (config) => {
        const query = configQuery(config);
        expect(60 + query.length).toBeLessThan(2000);
        expect(query).toMatch(/^[!$-&(-;=?-Z_a-z~]*$/);
        expect(new URL(query, 'https://example.org/').search).toBe(query);
      }),
      { numRuns: 1000 },
    );
  });

  it('starts with the very plan that was shared', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const { plan: read } = readConfig(configQuery({ ...DEFAULT_CONFIG, ...planConfig(plan) }));
        expect(read).toEqual(plan);
      }),
    );
  });
});

/** Whatever a URL says, this holds of what is read. */
function expectSound(search: string): void {
  const { config, problems, plan } = readConfig(search);
  expect(problems.length).toBeLessThanOrEqual(MOST_PROBLEMS);
  for (const { key, value } of problems) expect(Math.max(key.length, value.length)).toBeLessThan(70);
  expect(Object.keys(config).sort()).toEqual(Object.keys(DEFAULT_CONFIG).sort());
  expect(config.panels === null || config.panels.every((name) => PANELS.includes(name))).toBe(true);
  expect(Object.keys(config.controls).every((name) => (CONTROLS as readonly string[]).includes(name))).toBe(
    true,
  );
  if (plan !== null) expect(checkPlan(plan)).toMatchObject({ ok: true });
  expect(readConfig(configQuery(config))).toMatchObject({ config, problems: [] });
}

describe('100,000 URLs', () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 });
  const key = fc.oneof(
    fc.constantFrom(...CONFIG_KEYS),
    fc.constantFrom('__proto__', 'constructor', 'toString', 'utm_source', 'lti_user', 'SHOW', ' show'),
    text,
  );
  const names = fc
    .array(fc.oneof(fc.constantFrom<string>(...PANELS, ...CONTROLS, '__proto__', ''), text), { maxLength: 6 })
    .map((list) => list.join(','));
  const value = fc.oneof(
    text,
    names,
    fc.constantFrom(
      'cnn',
      'zh',
      'dark',
      '1',
      'fff',
      '#000000',
      '%23123456',
      'null',
      'https://a.example',
      '%',
      '%zz',
    ),
    fc.integer().map(String),
  );
  const pairs = fc
    .array(fc.tuple(key, value), { maxLength: 8 })
    .map((list) => `?${list.map((pair) => pair.join('=')).join('&')}`);
  const good = anyConfig.map(configQuery);
  const mutated = fc
    .tuple(good, fc.array(fc.tuple(fc.nat(), fc.nat(3), text), { maxLength: 4 }))
    .map(([query, changes]) =>
      changes.reduce((from, [place, cut, by]) => {
        const at = place % (from.length + 1);
        return from.slice(0, at) + by + from.slice(at + cut);
      }, query),
    );
  const twice = fc.tuple(good, good).map(([a, b]) => `${a}&${b.slice(1)}`);

  it('are read, each as something', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          { weight: 6, arbitrary: pairs },
          { weight: 2, arbitrary: text },
          { weight: 1, arbitrary: mutated },
          { weight: 1, arbitrary: twice },
        ),
        expectSound,
      ),
      { numRuns: 100_000 },
    );
  }, 300_000);

  it('take no longer than their length, however huge', () => {
    for (const part of [
      'show=draw,',
      'a=b&',
      'hide=__proto__,',
      'plan=AQkA',
      'task=%E5%A5%BD',
      '&',
      '%',
      ',',
    ]) {
      for (const head of ['', 'show=', 'plan=', 'task=', 'task64=', 'controls=', 'host=https://', 'page=']) {
        const began = performance.now();
        expectSound(`?${head}${part.repeat(1_000_000 / part.length)}`);
        expect(performance.now() - began).toBeLessThan(5000);
      }
    }
  }, 120_000);
});

describe('colours of a course site', () => {
  it('are taken only where the page can be read with them', () => {
    const colour = fc
      .integer({ min: 0, max: 0xffffff })
      .map((bits) => `#${bits.toString(16).padStart(6, '0')}`);
    const some = fc.record(
      { page: colour, surface: colour, text: colour, accent: colour },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(some, fc.constantFrom(null, 'system', 'light', 'dark'), (asked, theme) => {
        const { colours, refused } = readableColours(asked, theme);
        for (const name of refused) expect(colours).not.toHaveProperty(name);
        const scheme = schemeOf(colours) ?? (theme === 'dark' ? 'dark' : 'light');
        const { page, surface, text, accent } = { ...OWN_COLOURS[scheme], ...colours };
        expect(contrast(text, surface)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(text, page)).toBeGreaterThanOrEqual(4.5);
        const given = colourProperties(colours, scheme).get('--accent');
        if (schemeOf(colours) !== null || theme === 'light' || theme === 'dark')
          expect(given === 'var(--text)' || contrast(accent, surface) >= 3).toBe(true);
        expect(readableColours(colours, theme).refused).toEqual([]);
      }),
      { numRuns: 5000 },
    );
  });
});
