/** Letters for captions in pictures that are drawn without a browser: 5 x 7 pixels each. */

export const GLYPH_WIDTH = 5;
export const GLYPH_HEIGHT = 7;

/** From one letter to the next, in pixels. */
const ADVANCE = GLYPH_WIDTH + 1;

/** Rows of glyphs as they look, `#` for ink, a column of space between two. */
const PLATES = [
  {
    characters: '0123456789',
    rows: [
      '.###. ..#.. .###. .###. ...#. ##### ..##. ##### .###. .###.',
      '#...# .##.. #...# #...# ..##. #.... .#... ....# #...# #...#',
      '#..## ..#.. ....# ....# .#.#. ####. #.... ...#. #...# #...#',
      '#.#.# ..#.. ...#. ..##. #..#. ....# ####. ...#. .###. .####',
      '##..# ..#.. ..#.. ....# ##### ....# #...# ..#.. #...# ....#',
      '#...# ..#.. .#... #...# ...#. #...# #...# ..#.. #...# ...#.',
      '.###. .###. ##### .###. ...#. .###. .###. ..#.. .###. .##..',
    ],
  },
  {
    characters: 'ABCDEFGHIJ',
    rows: [
      '..#.. ####. .###. ####. ##### ##### .###. #...# .###. ..###',
      '.#.#. #...# #...# #...# #.... #.... #...# #...# ..#.. ...#.',
      '#...# #...# #.... #...# #.... #.... #.... #...# ..#.. ...#.',
      '#...# ####. #.... #...# ####. ####. #.### ##### ..#.. ...#.',
      '##### #...# #.... #...# #.... #.... #...# #...# ..#.. ...#.',
      '#...# #...# #...# #...# #.... #.... #...# #...# ..#.. #..#.',
      '#...# ####. .###. ####. ##### #.... .#### #...# .###. .##..',
    ],
  },
  {
    characters: 'KLMNOPQRST',
    rows: [
      '#...# #.... #...# #...# .###. ####. .###. ####. .#### #####',
      '#..#. #.... ##.## ##..# #...# #...# #...# #...# #.... ..#..',
      '#.#.. #.... #.#.# ##..# #...# #...# #...# #...# #.... ..#..',
      '##... #.... #.#.# #.#.# #...# ####. #...# ####. .###. ..#..',
      '#.#.. #.... #...# #..## #...# #.... #.#.# #.#.. ....# ..#..',
      '#..#. #.... #...# #..## #...# #.... #..#. #..#. ....# ..#..',
      '#...# ##### #...# #...# .###. #.... .##.# #...# ####. ..#..',
    ],
  },
  {
    characters: 'UVWXYZ->% ,',
    rows: [
      '#...# #...# #...# #...# #...# ##### ..... .#... ##..# ..... .....',
      '#...# #...# #...# #...# #...# ....# ..... ..#.. ##..# ..... .....',
      '#...# #...# #...# .#.#. .#.#. ...#. ..... ...#. ...#. ..... .....',
      '#...# #...# #.#.# ..#.. ..#.. ..#.. .###. ....# ..#.. ..... .....',
      '#...# .#.#. #.#.# .#.#. ..#.. .#... ..... ...#. .#... ..... .##..',
      '#...# .#.#. ##.## #...# ..#.. #.... ..... ..#.. #..## ..... ..#..',
      '.###. ..#.. #...# #...# ..#.. ##### ..... .#... #..## ..... .#...',
    ],
  },
] as const;

type Glyph = readonly string[];

/** What is drawn for a character that has no glyph. */
const UNKNOWN: Glyph = ['#####', '#...#', '#...#', '#...#', '#...#', '#...#', '#####'];

const GLYPHS: ReadonlyMap<string, Glyph> = new Map(
  PLATES.flatMap(({ characters, rows }) =>
    [...characters].map((character, index): [string, Glyph] => [
      character,
      rows.map((row) => row.slice(index * ADVANCE, index * ADVANCE + GLYPH_WIDTH)),
    ]),
  ),
);

/** How wide a line of text is, in pixels. */
export function textWidth(text: string): number {
  return Math.max(0, [...text].length * ADVANCE - 1);
}

/**
 * Where a line of text has ink. Small letters are drawn as capitals, and a frame stands for a character that the font
 * lacks: it has digits, letters, `-`, `>`, `%`, comma and space.
 *
 * @returns places in pixels, rightwards and downwards from the text's upper left corner
 */
export function textPixels(text: string): { readonly x: number; readonly y: number }[] {
  return [...text.toUpperCase()].flatMap((character, index) =>
    (GLYPHS.get(character) ?? UNKNOWN).flatMap((row, y) =>
      [...row].flatMap((mark, x) => (mark === '#' ? [{ x: index * ADVANCE + x, y }] : [])),
    ),
  );
}
