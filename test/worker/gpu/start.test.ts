import { afterEach, expect, test, vi } from 'vitest';
import { InklingFailure } from '../../../src/protocol/errors';
import { gpuRenderer } from '../../../src/worker/engine/gpu/renderer';
import { startGpuEngine } from '../../../src/worker/engine/gpu/start';

afterEach(() => vi.restoreAllMocks());

/** Why it did not start. */
async function failureOfStart(): Promise<unknown> {
  const thrown = await startGpuEngine(() => {}).catch((reason: unknown) => reason);
  expect(thrown).toBeInstanceOf(InklingFailure);
  return (thrown as InklingFailure).error;
}

const failed = (reason: string) => ({
  kind: 'engine',
  failures: [{ engine: 'webgl', reason, message: expect.any(String) }],
});

test('without WebGL2 it does not start', async () => {
  vi.spyOn(OffscreenCanvas.prototype, 'getContext').mockReturnValue(null);
  expect(await failureOfStart()).toEqual(failed('unavailable'));
  expect(gpuRenderer()).toBeNull();
});

test('without float textures to write to it does not start', async () => {
  const { getExtension } = WebGL2RenderingContext.prototype;
  vi.spyOn(WebGL2RenderingContext.prototype, 'getExtension').mockImplementation(function (
    this: WebGL2RenderingContext,
    name: string,
  ) {
    return name === 'EXT_color_buffer_float' ? null : Reflect.apply(getExtension, this, [name]);
  });
  expect(await failureOfStart()).toEqual(failed('unavailable'));
});

test('where it computes wrong it does not start', async () => {
  const { uniform4fv } = WebGL2RenderingContext.prototype;
  vi.spyOn(WebGL2RenderingContext.prototype, 'uniform4fv').mockImplementation(function (
    this: WebGL2RenderingContext,
    location: WebGLUniformLocation | null,
    values: Iterable<number>,
  ) {
    uniform4fv.call(
      this,
      location,
      Float32Array.from(values, (value) => value * 1.01),
    );
  });
  expect(await failureOfStart()).toEqual(failed('wrongResult'));
});

test('where a shader does not compile it does not start', async () => {
  const { shaderSource } = WebGL2RenderingContext.prototype;
  vi.spyOn(WebGL2RenderingContext.prototype, 'shaderSource').mockImplementation(function (
    this: WebGL2RenderingContext,
    shader: WebGLShader,
    source: string,
  ) {
    shaderSource.call(this, shader, source.replace('rates.y', 'rates.none'));
  });
  expect(await failureOfStart()).toEqual(failed('error'));
});

test('starts after failures, and again and again', async () => {
  for (let start = 0; start < 20; start++) {
    const engine = await startGpuEngine(() => {});
    expect(engine).toMatchObject({ name: 'webgl', variant: null });
    expect(engine.memory()).toMatchObject({ tensors: 0, bytes: 0 });
    engine.dispose();
  }
});

test('tells a CPU in disguise', () => {
  for (let asked = 0; asked < 20; asked++) {
    expect(gpuRenderer()).toEqual({ renderer: expect.stringContaining('SwiftShader'), software: true });
  }
});
