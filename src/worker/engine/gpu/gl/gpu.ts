import type { GpuContext } from './context';
import { createDraws, type Draws } from './draws';
import { createFence, type Fence } from './fences';
import { createPrograms, type Programs } from './programs';
import { createReads, type Reads } from './reads';
import { createTextures, type Textures } from './textures';

/** All that our own programs need of a context. */
export type Gpu = {
  readonly context: GpuContext;
  readonly gl: WebGL2RenderingContext;
  readonly textures: Textures;
  readonly programs: Programs;
  readonly run: Draws['run'];
  readonly read: Reads['read'];
  readonly fence: Fence;
  /** Gives the context back, too. */
  readonly dispose: () => void;
};

export function createGpu(context: GpuContext): Gpu {
  const { gl } = context;
  const { fence, dispose: disposeFence } = createFence(context);
  const programs = createPrograms(context);
  const draws = createDraws(gl);
  const reads = createReads(context, fence);
  return {
    context,
    gl,
    textures: createTextures(gl),
    programs,
    run: draws.run,
    read: reads.read,
    fence,
    dispose: () => {
      programs.dispose();
      draws.dispose();
      reads.dispose();
      disposeFence();
      context.release();
    },
  };
}
