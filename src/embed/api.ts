import type { CommandResult, HostCommand, InklingMessage, RefusalReason } from '../core/host/messages';

/** What a course page can do with an Inkling on it. */
export type InklingApi = {
  readonly iframe: HTMLIFrameElement;
  /**
   * Has a command carried out, as soon as Inkling is there; a frame that waits to be scrolled into view is loaded for it. Rejects
   * with an `InklingRefusal` where it is refused.
   */
  readonly send: (command: HostCommand) => Promise<CommandResult>;
};

/** Why a command was not carried out: in words, and in a word. `gone`: the frame was taken away or loaded anew. */
export type InklingRefusal = Error & { readonly reason: RefusalReason | 'gone' };

/** An element that holds an Inkling: `<inkling-pad>`, or a `<div data-inkling>`. */
export type InklingElement = HTMLElement & {
  /** null while there is none */
  readonly inkling: InklingApi | null;
};

/** What such an element dispatches for each message, as `inkling:` and its type; it bubbles. */
export type InklingEvent<Type extends InklingMessage['type']> = CustomEvent<
  Extract<InklingMessage, { readonly type: Type }>
>;

/** The same by the names of the events. */
export type InklingEvents = {
  readonly [Type in InklingMessage['type'] as `inkling:${Type}`]: InklingEvent<Type>;
};

declare global {
  interface HTMLElementTagNameMap {
    readonly 'inkling-pad': InklingElement;
  }
  interface HTMLElementEventMap extends InklingEvents {}
}
