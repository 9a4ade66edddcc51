import type { WorkerPort } from './client';

/**
 * Starts the page's worker.
 *
 * A frame without an origin (`sandbox="allow-scripts"`) may start no worker from a URL, whichever it is. It may start one from a
 * blob, and that imports the real script, which keeps its own URL for all that it loads in turn. The server must let other
 * origins read the script; had it not, the page itself would not have come.
 *
 * @param url of the worker's script, absolute
 */
export function spawnWorker(url: string): WorkerPort {
  if (globalThis.origin !== 'null') return new Worker(url, { type: 'module', name: 'inkling' });
  const blob = URL.createObjectURL(new Blob([importing(url)], { type: 'text/javascript' }));
  const worker = new Worker(blob, { name: 'inkling' });
  const forget = () => URL.revokeObjectURL(blob);
  worker.addEventListener('message', forget, { once: true });
  worker.addEventListener('error', forget, { once: true });
  return worker;
}

/**
 * A script of the old kind, for Chromium starts no module from a blob in such a frame. What it is told before the module is
 * there it tells that again; what the import throws becomes the worker's error.
 */
const importing = (url: string): string => `
const early = [];
const keep = (event) => early.push(event.data);
addEventListener('message', keep);
import(${JSON.stringify(url)}).then(
  () => {
    removeEventListener('message', keep);
    for (const data of early) dispatchEvent(new MessageEvent('message', { data }));
  },
  (error) => setTimeout(() => { throw error; }),
);`;
