import fc from 'fast-check';
import { expect, test } from 'vitest';
import { urlChoices } from '../../../src/app/url';

const ENGINES = ['auto', 'webgl', 'wasm'];
const text = fc.string({ unit: 'binary', maxLength: 40 });
const almost = fc
  .tuple(text, fc.constantFrom('engine=', '?engine=', '&engine=', '%65ngine='), text, text)
  .map((parts) => parts.join(''));

test('anything at all is read, as an engine that there is or as nothing', () => {
  fc.assert(
    fc.property(fc.oneof(text, almost), (search) => {
      const { engine } = urlChoices(search);
      expect(engine === null || ENGINES.includes(engine)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('an engine is found among whatever else the URL says', () => {
  const other = fc.tuple(text, text).filter(([name]) => name !== 'engine');
  const others = fc.array(other, { maxLength: 5 });
  fc.assert(
    fc.property(others, fc.constantFrom(...ENGINES), others, (before, engine, after) => {
      const query = new URLSearchParams([...before, ['engine', engine], ...after]);
      expect(urlChoices(`?${query}`)).toEqual({ engine });
    }),
  );
});
