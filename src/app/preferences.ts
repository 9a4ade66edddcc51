import { SHIPPED, type Shipped } from '../core/model/shipped';
import { type KeptStorage, keep, readKept } from './kept';

/** What a person has chosen for good, remembered on this machine. */

export const LANGUAGES = ['en', 'zh'] as const;
/** zh is Simplified Chinese. */
export type Language = (typeof LANGUAGES)[number];

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export type Preferences = {
  readonly language: Language;
  readonly theme: Theme;
  /** of the networks that come with the page, the one that reads first */
  readonly network: Shipped;
};

const KEY = 'inkling.preferences';

/** The first of the browser's languages that Inkling speaks, else English. */
export function preferredLanguage(browserLanguages: readonly string[]): Language {
  for (const tag of browserLanguages) {
    const primary = tag.toLowerCase().split('-')[0];
    const found = LANGUAGES.find((language) => language === primary);
    if (found !== undefined) return found;
  }
  return 'en';
}

/**
 * What was remembered, filled up from the browser's languages. Anything unreadable counts as not remembered.
 *
 * @param storage null where the browser refuses it.
 */
export function loadPreferences(
  storage: KeptStorage | null,
  browserLanguages: readonly string[],
): Preferences {
  const kept = readKept(storage, KEY);
  return {
    language: LANGUAGES.find((language) => language === kept.language) ?? preferredLanguage(browserLanguages),
    theme: THEMES.find((theme) => theme === kept.theme) ?? 'system',
    network: SHIPPED.find((network) => network === kept.network) ?? 'default',
  };
}

/** Remembers the preferences; where that is refused they hold until the page closes. */
export function savePreferences(storage: KeptStorage | null, preferences: Preferences): void {
  keep(storage, KEY, preferences);
}
