import { describe, expect, it } from 'vitest';
import { parseRequest } from '../../../../bench/strokes/parse-args';

describe('parseRequest', () => {
  it('takes files, and the default network', () => {
    expect(parseRequest(['a.jsonl', 'b.jsonl.gz'])).toEqual({
      ok: true,
      request: { files: ['a.jsonl', 'b.jsonl.gz'], model: 'default', json: null, sheet: null },
    });
  });

  it('takes options anywhere', () => {
    expect(parseRequest(['--json', 'o.json', 'a.jsonl', '--model=cnn', '--sheet', 'o.png'])).toEqual({
      ok: true,
      request: { files: ['a.jsonl'], model: 'cnn', json: 'o.json', sheet: 'o.png' },
    });
  });

  it('says what it misses or does not know', () => {
    expect(parseRequest([])).toEqual({ ok: false, problem: expect.stringContaining('no file') });
    expect(parseRequest(['a.jsonl', '--modle', 'cnn'])).toEqual({
      ok: false,
      problem: expect.stringContaining('--modle'),
    });
    expect(parseRequest(['a.jsonl', '--json'])).toEqual({
      ok: false,
      problem: expect.stringContaining('--json'),
    });
  });
});
