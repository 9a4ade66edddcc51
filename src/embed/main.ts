/**
 * What a course page loads: `<script src="https://…/embed.js" async></script>`. Finds `<div data-inkling>` and `<inkling-pad>`
 * and puts frames into them.
 */
import { watchDivs } from './divs';
import { definePad } from './pad';

/** Known to every copy of this script: the first does all the work. */
const MARK = Symbol.for('inkling.embed');

const script = document.currentScript;
if (script instanceof HTMLScriptElement && !(MARK in document)) {
  Object.defineProperty(document, MARK, { value: true });
  const base = new URL('.', script.src).href;
  definePad(base);
  watchDivs(base);
}
