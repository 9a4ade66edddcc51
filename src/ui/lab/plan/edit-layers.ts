import type { LayerSpec } from '../../../core/model/network';

type Layers = readonly LayerSpec[];

/** @param index the new layer's own: 0 for the first, `layers.length` for the last */
export function withLayer(layers: Layers, index: number, layer: LayerSpec): Layers {
  return layers.toSpliced(index, 0, layer);
}

export function withoutLayer(layers: Layers, index: number): Layers {
  return layers.toSpliced(index, 1);
}

/** The layer `from` goes to the place `to`; nothing changes where there is no such place. */
export function withLayerMoved(layers: Layers, from: number, to: number): Layers {
  const moved = layers[from];
  if (moved === undefined || to < 0 || to >= layers.length) return layers;
  return layers.toSpliced(from, 1).toSpliced(to, 0, moved);
}
