import type { EmbedAction, EmbedState } from '../../../app/share/embed';
import type { Store } from '../../../app/store';
import { useStore } from '../../lab/use-store';

export type EmbedStore = Store<EmbedState, EmbedAction>;

/** A part of what is chosen; see `useStore`. */
export function useEmbed<T>(embed: EmbedStore, select: (state: EmbedState) => T): T {
  return useStore(embed, select);
}
