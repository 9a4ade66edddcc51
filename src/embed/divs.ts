import type { InklingApi } from './api';
import { putFrame } from './frame';

const DIVS = 'div[data-inkling]';

/** Puts a frame into each `<div data-inkling>` of the document, those that are added later included. */
export function watchDivs(base: string): void {
  const put = (div: HTMLDivElement & { inkling?: InklingApi }) => {
    if (div.inkling === undefined) div.inkling = putFrame(div, base).api;
  };
  const putAll = (root: ParentNode) => {
    for (const div of root.querySelectorAll<HTMLDivElement>(DIVS)) put(div);
  };
  putAll(document);
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        if (node.matches(DIVS)) put(node as HTMLDivElement);
        putAll(node);
      }
    }
  }).observe(document, { childList: true, subtree: true });
}
