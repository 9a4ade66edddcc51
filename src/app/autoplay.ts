import type { App } from './app';

/**
 * Starts a run as soon as a network reads, unless there is one on show by then: begun by a person, or put back from an earlier
 * visit. Returns how to call it off.
 */
export function autoplay({ store, commands }: App): () => void {
  const look = () => {
    const { training, network } = store.getSnapshot();
    if (training.run !== null) unsubscribe();
    else if (training.phase === 'idle' && network !== null) {
      unsubscribe();
      commands.train();
    }
  };
  const unsubscribe = store.subscribe(look);
  look();
  return unsubscribe;
}
