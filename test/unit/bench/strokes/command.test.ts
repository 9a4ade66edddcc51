import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode } from 'fast-png';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { binOf, ROOT } from '../../../../scripts/lib/run';
import { DIGITS, sampleDigit } from '../../../../src/core/ink/samples';

const STARTING = 60_000; // milliseconds, for a process on a busy machine

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'inkling-bench-strokes-'));
  writeThreeNetwork();
});
afterAll(() => rmSync(folder, { recursive: true }));

const at = (name: string) => join(folder, name);

function bench(...args: string[]) {
  const main = join(ROOT, 'bench/strokes/main.ts');
  return spawnSync(process.execPath, [binOf('tsx'), main, ...args], { cwd: folder, encoding: 'utf8' });
}

function write(name: string, drawings: readonly object[], more = ''): string {
  writeFileSync(at(name), `${drawings.map((one) => JSON.stringify(one)).join('\n')}\n${more}`);
  return at(name);
}

/** A network that reads everything as a 3, with a probability of e² / (e² + 9). */
function writeThreeNetwork(): void {
  const weights = new Float32Array(784 * 10 + 10);
  weights[784 * 10 + 3] = 2;
  const layers = [{ type: 'Dense', units: 10, activation: 'softmax' }];
  writeFileSync(at('network.json'), JSON.stringify({ network: { layers }, weights: 'weights.bin' }));
  writeFileSync(at('weights.bin'), new Uint8Array(weights.buffer));
}

const drawn = DIGITS.map((label) => ({
  label,
  strokes: sampleDigit(label).map(({ points }) => points.map(({ x, y }) => [3 * x, 3 * y - 1000])),
}));

describe('bench:strokes', { timeout: STARTING }, () => {
  it('reads digits with the network of the page', () => {
    const json = at('default.json');
    const { status, stderr } = bench(write('digits.jsonl', drawn), '--json', json);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const [report] = JSON.parse(readFileSync(json, 'utf8'));
    expect(report).toMatchObject({
      file: at('digits.jsonl'),
      model: 'default',
      n: 10,
      refusedNonDigits: null,
    });
    expect(report.accuracy).toBeGreaterThanOrEqual(0.9);
  });

  it('measures any network, file by file, and draws what was misread', () => {
    const { strokes } = drawn[7]!;
    const one = write(
      'one.jsonl',
      [
        { label: '3', strokes },
        { label: 'face', strokes: [] },
      ],
      'nonsense\n',
    );
    const two = write('two.jsonl', [
      { label: 7, strokes },
      { label: 3, strokes },
      { label: 3, strokes },
    ]);
    const { status, stdout, stderr } = bench(
      ...[one, two, '--model', folder, '--json', at('out.json'), '--sheet', at('out.png')],
    );
    expect(status).toBe(0);
    expect(stderr).toBe(`${one}: 1 line left out: line 3 (not JSON)\n`);
    expect(stdout).toContain('66.67 %');

    const three = Math.exp(2) / (Math.exp(2) + 9);
    const none = Object.fromEntries(DIGITS.map((digit) => [digit, null]));
    expect(JSON.parse(readFileSync(at('out.json'), 'utf8'))).toEqual([
      {
        file: one,
        model: folder,
        n: 1,
        accuracy: 1,
        recall: { ...none, 3: 1 },
        worstWriters: [],
        confusions: [],
        ece: expect.closeTo(1 - three),
        refusedDigits: expect.any(Number),
        refusedNonDigits: 1,
      },
      {
        file: two,
        model: folder,
        n: 3,
        accuracy: 2 / 3,
        recall: { ...none, 3: 1, 7: 0 },
        worstWriters: [],
        confusions: [{ label: 7, read: 3, count: 1 }],
        ece: expect.closeTo(2 / 3 - three),
        refusedDigits: expect.any(Number),
        refusedNonDigits: null,
      },
    ]);
    // One picture, twice its size, with its caption: 7->3 45%.
    expect(decode(readFileSync(at('out.png')))).toMatchObject({ width: 68, height: 77, channels: 1 });
  });

  it('says in a sentence what is wrong', () => {
    const digits = write('again.jsonl', drawn);
    const empty = write('empty.jsonl', [{ label: 10 }]);
    for (const [args, sentence] of [
      [[], 'no file of strokes is named'],
      [[at('gone.jsonl')], `there is no file ${at('gone.jsonl')}`],
      [[empty], `there is no drawing in ${empty}`],
      [[digits, '--model', at('gone')], `there is no ${at('gone/network.json')}`],
    ] as const) {
      const { status, stderr } = bench(...args);
      expect(stderr).toContain(sentence);
      expect(stderr).not.toContain('    at ');
      expect(status).toBe(1);
    }
  });
});
