import { parseArgs } from 'node:util';
import { MNIST_SIZE } from '../src/core/ink/mnist';
import { prepareDigit } from '../src/core/ink/prepare';
import { STYLES, writeStyle } from '../src/core/ink/styles/styles';
import { seededRandom } from '../src/core/random/random';
import { contactSheet } from './lib/contact-sheet';
import { writePng } from './lib/png';

/**
 * `npm run styles:sheet -- [--out FILE] [--digit D] [--count N] [--seed S]`: draws every style of writing a digit, N times
 * a style as N hands would write it, as the network is taught it, one row a style, captioned with digit and name.
 */

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: 'styles.png' },
    digit: { type: 'string' },
    count: { type: 'string', default: '16' },
    seed: { type: 'string', default: '1' },
  },
});
const count = Number(values.count);
const wanted = STYLES.filter(({ digit }) => values.digit === undefined || digit === Number(values.digit));
const cells = wanted.flatMap((style, row) =>
  Array.from({ length: count }, (_, column) => {
    const strokes = writeStyle(style, seededRandom(Number(values.seed), row * count + column));
    const preparation = prepareDigit(strokes);
    if (preparation.kind === 'blank') throw new Error(`${style.digit} ${style.name} is blank`);
    const caption = column === 0 ? `${style.digit} ${style.name}` : '';
    return { pixels: preparation.pixels, size: MNIST_SIZE, caption };
  }),
);
await writePng(values.out, contactSheet(cells, { columns: count, zoom: 2 }));
console.log(`wrote ${values.out}: ${wanted.length} styles, ${count} times each`);
