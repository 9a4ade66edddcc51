import type { LayerSpec, NetworkSpec, RegularizerSpec } from '../../../core/model/network';

type KernelLayer = Extract<LayerSpec, { readonly type: 'Dense' | 'Conv2D' }>;

/** What Keras has, too. */
export const NO_PENALTY: RegularizerSpec = { l1: 0, l2: 0 };

export function hasKernel(layer: LayerSpec): layer is KernelLayer {
  return layer.type === 'Dense' || layer.type === 'Conv2D';
}

/** A layer's penalty; none if it has none of its own. */
export function penaltyOf({ kernelRegularizer }: KernelLayer): RegularizerSpec {
  return kernelRegularizer ?? NO_PENALTY;
}

/** The layer with this penalty, or without any where both are zero: so that it is the same as one that never had any. */
export function withPenalty(layer: KernelLayer, penalty: RegularizerSpec): KernelLayer {
  const { kernelRegularizer: _, ...bare } = layer;
  return (
    penalty.l1 === 0 && penalty.l2 === 0 ? bare : { ...bare, kernelRegularizer: penalty }
  ) as KernelLayer;
}

/** The penalty that all kernels have in common; NaN where they differ. */
export function sharedPenalty({ layers }: NetworkSpec, kind: 'l1' | 'l2'): number {
  const values = new Set(layers.filter(hasKernel).map((layer) => penaltyOf(layer)[kind]));
  return values.size > 1 ? Number.NaN : ([...values][0] ?? 0);
}

/** The network with one of the penalties at all of its kernels. */
export function withSharedPenalty(network: NetworkSpec, kind: 'l1' | 'l2', value: number): NetworkSpec {
  const layers = network.layers.map((layer) =>
    hasKernel(layer) ? withPenalty(layer, { ...penaltyOf(layer), [kind]: value }) : layer,
  );
  return { ...network, layers };
}
