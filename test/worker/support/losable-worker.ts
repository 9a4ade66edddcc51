/** The page's worker, whose GPU a test can take away by the message 'lose', at any moment and as often as it likes. */
import '../../../src/worker/main';

const contexts: WebGL2RenderingContext[] = [];
const getContext = OffscreenCanvas.prototype.getContext;

OffscreenCanvas.prototype.getContext = function (this: OffscreenCanvas, ...options: unknown[]) {
  const context: unknown = Reflect.apply(getContext, this, options);
  if (context instanceof WebGL2RenderingContext) contexts.push(context);
  return context;
} as typeof getContext;

addEventListener('message', ({ data }) => {
  if (data !== 'lose') return;
  for (const context of contexts.splice(0)) context.getExtension('WEBGL_lose_context')?.loseContext();
});
