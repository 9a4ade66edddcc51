import type { Language } from '../../../app/preferences';
import type { Messages, MessageValue, MessageValues, PageMessages, PluralStem } from './message';

/** Language tags as HTML and Intl want them. */
export const LANGUAGE_TAGS = { en: 'en', zh: 'zh-CN' } as const satisfies Record<Language, string>;

/** Everything that is said in one language, by the keys of its English messages. */
export type Translator<M extends Messages = PageMessages> = {
  readonly language: Language;
  /** The message with its placeholders filled in; numbers are written the language's way. */
  readonly t: <K extends keyof M & string>(key: K, ...values: MessageValues<M, K>) => string;
  /** The form of a message that fits the number `n`, which also fills its `{n}`. */
  readonly plural: (stem: PluralStem<M>, n: number) => string;
  /** A number with at most so many decimals, and exactly so many if `fixed`. */
  readonly number: (value: number, decimals: number, fixed?: 'fixed') => string;
  /** A number in few characters, whatever its size: 0.25, 12, 150K. */
  readonly compact: (value: number) => string;
  /** A share 0..1 as a percentage with exactly so many decimals. */
  readonly percent: (share: number, decimals: number) => string;
};

/** Knobs and their limits go down to 1e-10. */
const MOST_DECIMALS = 10;

/** What a part of the page says, in each language. */
export type MessageSet<M extends Messages> = {
  readonly en: M;
  /** Chinese has one form for all numbers */
  readonly zh: { readonly [K in keyof M as K extends `${string}.one` ? never : K]: string };
};

/** @param messages those of that language; what is missing is shown by its key */
export function translatorOf<M extends Messages>(language: Language, messages: Messages): Translator<M> {
  const tag = LANGUAGE_TAGS[language];
  const formats = new Map<string, Intl.NumberFormat>();
  const format = (options: Intl.NumberFormatOptions): Intl.NumberFormat => {
    const key = JSON.stringify(options);
    const found = formats.get(key) ?? new Intl.NumberFormat(tag, options);
    formats.set(key, found);
    return found;
  };
  const written = (value: MessageValue): string =>
    typeof value === 'number' ? format({ maximumFractionDigits: MOST_DECIMALS }).format(value) : value;
  const fill = (key: string, values: Readonly<Record<string, MessageValue>> = {}): string =>
    (messages[key] ?? key).replace(/\{(\w+)\}/g, (braced, name: string) => {
      const value = values[name];
      return value === undefined ? braced : written(value);
    });
  // Made when first needed: a translator is made by many who never count anything.
  let forms: Intl.PluralRules | null = null;

  return {
    language,
    t: (key, ...[values]) => fill(key, values),
    plural: (stem, n) => {
      forms ??= new Intl.PluralRules(tag);
      return fill(`${stem}.${forms.select(n) === 'one' ? 'one' : 'other'}`, { n });
    },
    number: (value, decimals, fixed) =>
      format({
        maximumFractionDigits: decimals,
        ...(fixed && { minimumFractionDigits: decimals }),
      }).format(value),
    compact: (value) => format({ notation: 'compact', maximumSignificantDigits: 3 }).format(value),
    percent: (share, decimals) =>
      format({
        style: 'percent',
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      }).format(share),
  };
}
