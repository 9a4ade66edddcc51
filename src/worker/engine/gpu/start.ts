import type { EngineFailure } from '../../../protocol/engine';
import { InklingFailure } from '../../../protocol/errors';
import type { Engine } from '../engine';
import { computesRight } from './computes-right';
import { createGpuEngine } from './engine';
import { createGpuContext } from './gl/context';
import { createGpu } from './gl/gpu';
import { TEXTURE_SIZE_NEEDED } from './shaders/dataset-layout';

/**
 * Starts the engine on the GPU.
 *
 * @param onLost called once when the GPU takes the context away; the engine is of no use after it
 * @throws InklingFailure `engine` when WebGL2 is missing, cannot write float textures, or computes wrong
 */
export async function startGpuEngine(onLost: () => void): Promise<Engine> {
  let started = false;
  // A context that is lost before it has computed anything is a failure to start.
  const context = createGpuContext(() => {
    if (started) onLost();
  });
  if (context === null) throw failure('unavailable', 'no WebGL2');
  try {
    const lacking = whatIsLacking(context.gl);
    if (lacking !== null) throw failure('unavailable', lacking);
    const gpu = createGpu(context);
    const engine = await createGpuEngine(gpu);
    if (!(await computesRight(engine, gpu))) throw failure('wrongResult', '');
    started = true;
    return engine;
  } catch (thrown) {
    context.release();
    if (thrown instanceof InklingFailure) throw thrown;
    throw failure('error', thrown instanceof Error ? thrown.message : String(thrown));
  }
}

/** @returns null when everything is there */
function whatIsLacking(gl: WebGL2RenderingContext): string | null {
  if (gl.getExtension('EXT_color_buffer_float') === null) return 'no float textures to write to';
  const size: number = gl.getParameter(gl.MAX_TEXTURE_SIZE);
  return size < TEXTURE_SIZE_NEEDED ? `no textures larger than ${size}` : null;
}

function failure(reason: EngineFailure['reason'], message: string): InklingFailure {
  return new InklingFailure({ kind: 'engine', failures: [{ engine: 'webgl', reason, message }] });
}
