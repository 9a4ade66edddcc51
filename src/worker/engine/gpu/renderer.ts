/** Renderers that are the CPU in disguise: SwiftShader (Chromium), llvmpipe and softpipe (Mesa), WARP (Windows). */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|microsoft basic render|software/i;

/**
 * What draws, as the browser calls it. Asked on a context that is released at once, and without TensorFlow.js.
 *
 * @returns null without WebGL2
 */
export function gpuRenderer(): { renderer: string; software: boolean } | null {
  if (typeof OffscreenCanvas === 'undefined') return null;
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (gl === null) return null;
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  // Firefox has dropped the extension and tells the name without it.
  const renderer = String(gl.getParameter(info === null ? gl.RENDERER : info.UNMASKED_RENDERER_WEBGL) ?? '');
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return { renderer, software: SOFTWARE.test(renderer) };
}
