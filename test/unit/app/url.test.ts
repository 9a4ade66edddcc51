import { expect, it } from 'vitest';
import { urlChoices } from '../../../src/app/url';

it.each([
  ['?engine=webgl', 'webgl'],
  ['?engine=wasm', 'wasm'],
  ['?engine=auto', 'auto'],
  ['?lesson=2&engine=wasm', 'wasm'],
  ['?engine=wasm&engine=webgl', 'wasm'],
  ['', null],
  ['?', null],
  ['?engine', null],
  ['?engine=', null],
  ['?engine=WASM', null],
  ['?engine=abacus', null],
  ['?engine[]=wasm', null],
  ['?lesson=engine', null],
  ['?engine=%E0%A4%A', null],
])('of %j the engine is %s', (search, engine) => {
  expect(urlChoices(search)).toEqual({ engine });
});
