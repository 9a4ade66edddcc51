import fc from 'fast-check';
import { expect, it } from 'vitest';
import { kerasNotebook } from '../../../../src/core/export/notebook';
import { kerasScript } from '../../../../src/core/export/script';
import { somePlan } from './plans-arbitrary';

const figure = fc.oneof(fc.double({ min: 0, max: 1 }), fc.constant(Number.POSITIVE_INFINITY));
const figures = fc.record({ loss: figure, accuracy: figure });
const options = fc.record({
  language: fc.constantFrom('en' as const, 'zh' as const),
  url: fc.option(
    fc.oneof(fc.webUrl(), fc.string({ unit: 'binary' })).map((text) => `https://a.org/${text}`),
    { nil: undefined },
  ),
  result: fc.option(
    fc.record({
      testAccuracy: figure,
      testLoss: figure,
      curve: fc.array(fc.record({ training: figures, validation: fc.option(figures) }), { maxLength: 5 }),
    }),
    { nil: undefined },
  ),
});

/** Python without its comments and what its strings say. */
function bare(code: string): string {
  return code.replaceAll(/"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|#[^\n]*/g, (found) =>
    found.startsWith('#') ? '' : '""',
  );
}

/** The first bracket that is closed wrongly or not at all. */
function openBracket(code: string): string | null {
  const open: string[] = [];
  for (const [sign] of code.matchAll(/[()[\]{}]/g)) {
    if ('([{'.includes(sign)) open.push(sign);
    else if (`${open.pop()}${sign}` !== { ')': '()', ']': '[]', '}': '{}' }[sign]) return sign;
  }
  return open.pop() ?? null;
}

function expectPython(code: string): void {
  const python = bare(code);
  expect(openBracket(python)).toBeNull();
  expect(python).not.toMatch(/\b(?:NaN|Infinity|undefined|null|true|false)\b/);
  expect(python).not.toMatch(/"""|^ *'|\t|\r|[^\x20-\x7e\n]/m);
  for (const line of python.split('\n')) expect(/^ */.exec(line)![0].length % 4).toBe(0);
  for (const line of code.split('\n')) expect(line).not.toMatch(/\s$/);
}

it('a script of any plan is Python, as far as can be told without it', () => {
  fc.assert(
    fc.property(somePlan, options, (plan, how) => {
      const script = kerasScript(plan, how);
      expectPython(script);
      expect(script).not.toMatch(/[\ud800-\udfff]/u);
    }),
    { numRuns: 200 },
  );
});

it('so is each cell of its notebook, and together they have the code of the script', () => {
  fc.assert(
    fc.property(somePlan, options, (plan, how) => {
      const { cells } = JSON.parse(kerasNotebook(plan, how)) as {
        readonly cells: readonly { readonly cell_type: string; readonly source: readonly string[] }[];
      };
      const script = kerasScript(plan, how);
      for (const { cell_type, source } of cells) {
        if (cell_type !== 'code') continue;
        const code = source.join('');
        expectPython(code);
        if (!code.includes('plt.show()')) expect(script).toContain(code);
      }
    }),
    { numRuns: 100 },
  );
});

it('the same plan gives the same bytes', () => {
  fc.assert(
    fc.property(somePlan, options, (plan, how) => {
      expect(kerasScript(plan, how)).toBe(kerasScript(structuredClone(plan), structuredClone(how)));
    }),
    { numRuns: 50 },
  );
});
