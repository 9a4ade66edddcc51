import type { FileProblem } from '../model-file';

/** Ends the reading of a graph; `readOnnx` catches it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(readonly problem: FileProblem) {
    super(problem.kind);
  }
}
