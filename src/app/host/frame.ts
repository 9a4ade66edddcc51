import type { App } from '../app';
import { createRest } from '../rest';
import { createHostBridge, type HostWords } from './bridge';
import { watchHeight } from './height';
import { hostPort } from './port';
import { watchSight } from './sight';

/**
 * Has a page live in a frame: its engine runs while it is of use, the page around it learns how high it is, and the host that
 * its URL names is heard and told. Returns how to stop that.
 *
 * @param place what holds the page
 */
export function liveInFrame(app: App, window: Window, place: HTMLElement, words: HostWords): () => void {
  const { config } = app.store.getSnapshot();
  const rest = createRest(app, {
    later: (milliseconds, call) => {
      const timer = setTimeout(call, milliseconds);
      return () => clearTimeout(timer);
    },
  });
  const unwatchSight = watchSight(place, rest);
  if (config.autoplay) rest.used();
  const port = hostPort(window, config.host);
  const bridge = createHostBridge(app, port, {
    words,
    needEngine: rest.needed,
    now: () => performance.now(),
  });
  const unwatchHeight = watchHeight(place, (height) => {
    port.announce({ inkling: 1, type: 'resize', height });
    // Some platforms want it as it is, others as JSON; each passes over the other.
    port.announce({ subject: 'lti.frameResize', height });
    port.announce(JSON.stringify({ subject: 'lti.frameResize', height }));
  });
  return () => {
    unwatchHeight();
    bridge.dispose();
    unwatchSight();
    rest.dispose();
  };
}
