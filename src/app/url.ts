import { ENGINE_CHOICES, type EngineChoice } from '../protocol/engine';

/** What the page's URL asks for; null for nothing, or for what there is not. */
export type UrlChoices = { readonly engine: EngineChoice | null };

/**
 * Reads the page's URL. Total: what it does not know counts as not said.
 *
 * @param search such as `?engine=webgl`
 */
export function urlChoices(search: string): UrlChoices {
  const asked = new URLSearchParams(search).get('engine');
  return { engine: ENGINE_CHOICES.find((choice) => choice === asked) ?? null };
}
