/** The page's worker on a machine whose GPU has the name of a real one: it is timed, not recognised as software. */
import '../../../src/worker/main';

const RENDERER = 0x9246; // UNMASKED_RENDERER_WEBGL
const { prototype } = WebGL2RenderingContext;
const getParameter = prototype.getParameter;

prototype.getParameter = function (this: WebGL2RenderingContext, name: number) {
  return name === RENDERER ? 'Real GPU 9000' : Reflect.apply(getParameter, this, [name]);
};
