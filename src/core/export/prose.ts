/** Sentences, broken into lines for comments. */

/** A character that is as wide as two, between which a line may be broken. */
const WIDE = '\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u3000-\u303f';
const TOKENS = new RegExp(`[${WIDE}]|[^\\s${WIDE}]+|\\s+`, 'g');
const IS_WIDE = new RegExp(`[${WIDE}]`);
/** What no line may begin with. */
const CLOSING = /^[，。；：！？、）》」』”’]/;

/**
 * A paragraph in lines of at most `columns`, where words allow.
 *
 * @param columns of which Chinese characters take two
 */
export function wrapped(paragraph: string, columns: number): string[] {
  const result: string[] = [];
  let line = '';
  for (const token of paragraph.match(TOKENS) ?? []) {
    if (line !== '' && widthOf(line + token) > columns && !CLOSING.test(token)) {
      result.push(line.trimEnd());
      line = '';
    }
    line += line === '' ? token.trimStart() : token;
  }
  return line.trim() === '' ? result : [...result, line.trimEnd()];
}

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += IS_WIDE.test(character) ? 2 : 1;
  return width;
}
