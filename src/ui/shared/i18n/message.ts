import type { en } from './en';

export type MessageKey = keyof typeof en;

/** Messages that come in the forms of a number, by the part of their keys before `.one` and `.other`. */
export type PluralStem = MessageKey extends infer K
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
export type MessageValues<K extends MessageKey> = [Placeholders<(typeof en)[K]>] extends [never]
  ? []
  : [values: { readonly [Name in Placeholders<(typeof en)[K]>]: MessageValue }];
