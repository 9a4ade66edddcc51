/** What tabs of the page tell each other of runs. */
export type TabMessage =
  /** Something in the database is another. `running`: the run that is under way in that tab. */
  | { readonly type: 'changed'; readonly running: string | null }
  /** A tab has opened and asks what goes on in the others: each answers `changed`. */
  | { readonly type: 'hello' };

/** The other tabs of this page, in this browser. */
export type Tabs = {
  readonly tell: (message: TabMessage) => void;
  readonly close: () => void;
};

const CHANNEL = 'inkling-runs';

/** Where the browser has no such channel, or none for a page that may keep nothing, this tab is alone. */
export function openTabs(onMessage: (message: TabMessage) => void): Tabs {
  let channel = openChannel();
  if (channel !== null) channel.onmessage = ({ data }: MessageEvent<TabMessage>) => onMessage(data);
  return {
    tell: (message) => channel?.postMessage(message),
    close: () => {
      channel?.close();
      channel = null;
    },
  };
}

function openChannel(): BroadcastChannel | null {
  try {
    return new BroadcastChannel(CHANNEL);
  } catch {
    return null;
  }
}
