import { type LayerSpec, outputShape, type Shape } from '../../../core/model/network';
import { layerParameterCounts } from '../../../core/model/weights';

/** What is known of a layer in its place; null where something before it, or in it, is wrong. */
export type StackRow = { readonly output: Shape | null; readonly parameters: number | null };

/** Output and parameters of each layer of any list of layers, sound or not. */
export function stackRows(layers: readonly LayerSpec[]): readonly StackRow[] {
  const shapes = outputShapes(layers);
  // Counting refuses layers that do not fit, so it is given those that do.
  const counts = layerParameterCounts({ layers: layers.slice(0, shapes.length) });
  return layers.map((_, index) => {
    const output = shapes[index];
    const parameters = counts[index];
    return {
      output: output?.every(Number.isFinite) ? output : null,
      parameters: Number.isFinite(parameters) ? (parameters ?? null) : null,
    };
  });
}

/** Those of the layers before the first that does not fit. */
function outputShapes(layers: readonly LayerSpec[]): readonly Shape[] {
  const shapes: Shape[] = [];
  for (const layer of layers) {
    const output = outputShape(layer, shapes.at(-1) ?? null);
    if (typeof output === 'string') break;
    shapes.push(output);
  }
  return shapes;
}

/** The parameters of all layers; null if those of one are not known. */
export function totalParameters(rows: readonly StackRow[]): number | null {
  return rows.reduce<number | null>(
    (sum, { parameters }) => (sum === null || parameters === null ? null : sum + parameters),
    0,
  );
}
