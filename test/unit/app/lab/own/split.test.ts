import { describe, expect, it } from 'vitest';
import { splitOwn } from '../../../../../src/app/lab/own/split';
import { DIGITS } from '../../../../../src/core/ink/samples';
import { ownDigit } from './own-under-test';

const ids = (digits: readonly { readonly id: string }[]) => digits.map(({ id }) => id);

describe('splitOwn', () => {
  it('holds back every second digit of each label', () => {
    const digits = [1, 2, 3, 4].flatMap((at) =>
      DIGITS.slice(0, 3).map((label) => ownDigit(`${label}-${at}`, label, at)),
    );
    const { learning, testing, parted } = splitOwn(digits);
    expect(parted).toBe(true);
    expect(ids(learning)).toEqual(['0-1', '1-1', '2-1', '0-3', '1-3', '2-3']);
    expect(ids(testing)).toEqual(['0-2', '1-2', '2-2', '0-4', '1-4', '2-4']);
  });

  it('parts none where too few would be tested', () => {
    const nine = Array.from({ length: 9 }, (_, at) => ownDigit(`${at}`, 7, at));
    expect(splitOwn(nine)).toEqual({ learning: nine, testing: nine, parted: false });
    // One of each label: none would be left to be tested on.
    const single = DIGITS.map((label) => ownDigit(`${label}`, label, label));
    expect(splitOwn(single).parted).toBe(false);
    expect(splitOwn([...nine, ownDigit('9', 7, 9)])).toMatchObject({ parted: true });
  });
});
