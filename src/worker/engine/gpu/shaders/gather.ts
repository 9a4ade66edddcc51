import { DIGIT_TEXELS, DIGITS_A_ROW, INDICES_A_ROW } from './dataset-layout';
import { four, LABEL_ROW, QUAD_OUTPUTS, shader } from './glsl';

const DIGIT_OF = `int digitAt(int place) {
  int index = size.x + place;
  return size.z == 0 ? index
    : int(texelFetch(order, ivec2(index % ${INDICES_A_ROW}, index / ${INDICES_A_ROW}), 0).x);
}`;

const LABEL_OF = `float labelOf(int digit) {
  return float(texelFetch(labels, ivec2(digit % ${INDICES_A_ROW}, digit / ${INDICES_A_ROW}), 0).x);
}`;

const PIXELS_OF = `vec4 pixelsOf(int digit, int block) {
  int column = (digit % ${DIGITS_A_ROW}) * ${DIGIT_TEXELS} + block;
  vec4 pixels = texelFetch(digits, ivec2(column, digit / ${DIGITS_A_ROW}), 0);
  return size.w == 1 ? pixels : round(float(size.w) * pixels);
}`;

const SAMPLERS = [
  ['bytes', 'digits'],
  ['whole', 'labels'],
  ['whole', 'order'],
] as const;

/**
 * Brings a batch together, as quads, with the labels in a last row.
 *
 * size: first digit, digits, whether they are counted along the order, what full ink is (1 or 255)
 */
export const gatherQuads = shader({
  samplers: SAMPLERS,
  outputs: QUAD_OUTPUTS,
  functions: [DIGIT_OF, LABEL_OF, PIXELS_OF],
  main: `vec4 d[4];
for (int i = 0; i < 4; i++) {
  int place = at.x * 4 + i;
  bool there = place < size.y;
  int digit = there ? digitAt(place) : 0;
  if (at.y == ${LABEL_ROW}) d[i] = vec4(there ? labelOf(digit) : -1.0);
  else d[i] = there ? pixelsOf(digit, at.y) : vec4(0.0);
}
${four('out# = vec4(d[0].@, d[1].@, d[2].@, d[3].@);')}`,
});

/**
 * Brings a batch together digit by digit, one a row: the pixels, then the label as ten numbers of which one is 1, and
 * two zeros.
 *
 * size: first digit, unused, whether they are counted along the order, what full ink is (1 or 255)
 */
export const gatherRows = shader({
  samplers: SAMPLERS,
  outputs: ['row'],
  functions: [DIGIT_OF, LABEL_OF, PIXELS_OF],
  main: `int digit = digitAt(at.y);
int column = at.x - ${DIGIT_TEXELS};
if (column < 0) row = pixelsOf(digit, at.x);
else {
  vec4 classes = vec4(float(4 * column)) + vec4(0.0, 1.0, 2.0, 3.0);
  row = mix(vec4(0.0), vec4(1.0), equal(classes, vec4(labelOf(digit))));
}`,
});
