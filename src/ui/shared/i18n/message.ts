import type { en } from './en';

/** The messages of one part of the page, in one language. */
export type Messages = Readonly<Record<string, string>>;

/** The page's own. */
export type PageMessages = typeof en;

export type MessageKey = keyof PageMessages;

/** Messages that come in the forms of a number, by the part of their keys before `.one` and `.other`. */
export type PluralStem<M extends Messages = PageMessages> = keyof M extends infer K
  ? K extends `${infer Stem}.other`
    ? Stem
    : never
  : never;

/** The names between braces in a text. */
type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

export type MessageValue = string | number;

/** What a message wants filled in: nothing, or an object with a value for every placeholder of its English text. */
export type MessageValues<M extends Messages, K extends keyof M> = [Placeholders<M[K]>] extends [never]
  ? []
  : [values: { readonly [Name in Placeholders<M[K]>]: MessageValue }];
