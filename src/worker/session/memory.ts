import type { MemoryReport } from '../../protocol/engine';
import type { Engine } from '../engine/engine';

/** What all engines hold together. */
export function totalMemory(engines: readonly Engine[]): MemoryReport {
  return engines
    .map((engine) => engine.memory())
    .reduce(
      (sum, { tensors, bytes, gpuBytes }) => ({
        tensors: sum.tensors + tensors,
        bytes: sum.bytes + bytes,
        gpuBytes: sum.gpuBytes + gpuBytes,
      }),
      { tensors: 0, bytes: 0, gpuBytes: 0 },
    );
}
