import type { Weights } from '../../../core/model/initialize';
import type { NetworkSpec } from '../../../core/model/network';
import type { MemoryReport, WasmBuild } from '../../../protocol/engine';
import type { Engine, EngineNetwork } from '../engine';
import type { Kernels } from './kernels';
import { Heap } from './memory';
import { CpuNetwork } from './network';

/** The engine of our own on the CPU: WebAssembly kernels, driven from here. */
export class CpuEngine implements Engine {
  readonly name = 'wasm';
  readonly variant: WasmBuild;
  readonly #kernels: Kernels;
  readonly #heap: Heap;

  constructor(kernels: Kernels, variant: WasmBuild) {
    this.#kernels = kernels;
    this.#heap = new Heap(kernels);
    this.variant = variant;
  }

  /** @throws OutOfMemory */
  build(network: NetworkSpec, weights: Weights): EngineNetwork {
    const heap = this.#heap;
    return heap.group((memory) => new CpuNetwork(this.#kernels, heap, memory, network, weights));
  }

  memory(): MemoryReport {
    return this.#heap.report();
  }

  dispose(): void {
    this.#heap.dispose();
  }
}
