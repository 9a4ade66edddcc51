/** Values and calls as Python source. */

/** Columns of a line of Python, at most, where a call can be broken. */
const MOST_COLUMNS = 96;

/**
 * A float literal, shortest first, as Python's `repr` writes it: `0.001`, `1e-07`, `5.0`. What no literal can say becomes
 * `float("nan")`, `float("inf")`.
 */
export function pythonFloat(value: number): string {
  if (Number.isNaN(value)) return 'float("nan")';
  if (!Number.isFinite(value)) return value > 0 ? 'float("inf")' : '-float("inf")';
  const [digits, power] = value.toExponential().split('e') as [string, string];
  const exponent = Number(power);
  if (exponent < -4 || exponent >= 16) {
    const size = String(Math.abs(exponent)).padStart(2, '0');
    return `${digits}e${exponent < 0 ? '-' : '+'}${size}`;
  }
  const fixed = value.toString();
  return fixed.includes('.') ? fixed : `${fixed}.0`;
}

/** A whole number. */
export function pythonInt(value: number): string {
  return value.toFixed(0);
}

export function pythonBool(value: boolean): string {
  return value ? 'True' : 'False';
}

/** A name or path of ours as a string literal: no quotes, no backslashes, one line. */
export function pythonName(name: string): string {
  return `"${name}"`;
}

/** The floats of a list, with five significant digits: for curves. */
export function pythonFloats(values: readonly number[]): string {
  return `[${values.map((value) => pythonFloat(Number.isFinite(value) ? Number(value.toPrecision(5)) : value)).join(', ')}]`;
}

/**
 * A call, on one line if it fits, else an argument a line.
 *
 * @param before what stands before it on its first line, indentation included
 */
export function pythonCall(callee: string, parts: readonly string[], before = ''): string {
  const line = `${before}${callee}(${parts.join(', ')})`;
  if (line.length <= MOST_COLUMNS && !parts.some((part) => part.includes('\n'))) return line;
  const indent = /^ */.exec(before)![0];
  return [
    `${before}${callee}(`,
    ...parts.map((part) => `${indented(part, `${indent}    `)},`),
    `${indent})`,
  ].join('\n');
}

/** Every line that is not empty, further to the right. */
export function indented(code: string, indent = '    '): string {
  return code.replaceAll(/^(?=.)/gm, indent);
}

/** Pieces of source, each a line or more, one after the other; what is null is left out. */
export function lines(...pieces: readonly (string | null)[]): string {
  return pieces.filter((piece) => piece !== null).join('\n');
}
