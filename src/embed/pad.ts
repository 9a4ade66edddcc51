import type { InklingApi } from './api';
import { type Frame, putFrame } from './frame';
import { HEIGHT, KEYS, said, TAG } from './keys';

const LANGUAGES = ['en', 'zh'] as const;
const THEMES = ['system', 'light', 'dark'] as const;

/** Defines `<inkling-pad>`, where the browser knows such elements and has none of that name. */
export function definePad(base: string): void {
  if (!('customElements' in window) || customElements.get(TAG)) return;
  customElements.define(
    TAG,
    class extends HTMLElement {
      static observedAttributes = [...KEYS, HEIGHT].flatMap((name) => [name, `data-${name}`]);
      #frame: Frame | null = null;

      get inkling(): InklingApi | null {
        return this.#frame?.api ?? null;
      }

      connectedCallback(): void {
        this.style.setProperty('display', 'block');
        this.#frame ??= putFrame(this, base);
      }

      disconnectedCallback(): void {
        this.#frame?.remove();
        this.#frame = null;
      }

      attributeChangedCallback(name: string, before: string | null, now: string | null): void {
        if (this.#frame === null || before === now) return;
        if (!tell(this, this.#frame, name.replace('data-', ''))) this.#frame.reload();
      }
    },
  );
}

/** Tells the page of a change that it can take in as it is; returns whether it can. */
function tell(pad: HTMLElement, { api, isReady }: Frame, name: string): boolean {
  if (!isReady()) return false;
  const value = said(pad, name);
  const language = LANGUAGES.find((each) => each === value);
  const theme = THEMES.find((each) => each === value);
  if (name === 'lang' && language) void api.send({ type: 'setLanguage', language }).catch(() => {});
  else if (name === 'theme' && theme) void api.send({ type: 'setTheme', theme }).catch(() => {});
  else return false;
  return true;
}
