import { describe, expect, it } from 'vitest';
import { refusal } from '../../../../bench/strokes/readers';
import type { OpenNetwork } from '../../../../scripts/lib/shipped-network';

/** A network that says 0.25, 0.5 and 0.75 to three pictures. */
const likeness = (file: OpenNetwork['file']): OpenNetwork => ({
  spec: { layers: [] },
  file,
  readAll: async () => {
    const outputs = new Float32Array(30);
    [0.25, 0.5, 0.75].forEach((isDigit, index) => {
      outputs[10 * index] = isDigit;
      outputs[10 * index + 1] = 1 - isDigit;
    });
    return outputs;
  },
  dispose: () => {},
});

describe('refusal', () => {
  it("refuses what is less a digit than the file's threshold", async () => {
    const refuse = refusal(likeness({ threshold: 0.5 }))!;
    expect(await refuse(new Float32Array(3 * 784))).toEqual([true, false, false]);
  });

  it('needs a threshold', () => {
    expect(() => refusal(likeness({}))).toThrow(/no threshold/);
  });
});
