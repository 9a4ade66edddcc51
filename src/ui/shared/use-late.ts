import { type ComponentType, useEffect, useState } from 'react';

export type LateModule<Props> = { readonly default: ComponentType<Props> };

/**
 * A part of the page that is fetched later than the page. Not `React.lazy`, which never tries a second time.
 *
 * @param when false waits; each other value that it changes to tries again if the part did not come before
 */
export function useLate<Props>(
  load: () => Promise<LateModule<Props>>,
  when: string | boolean,
): { readonly Part: ComponentType<Props> | null; readonly failed: boolean } {
  const [state, setState] = useState<{
    readonly Part: ComponentType<Props> | null;
    readonly failed: boolean;
  }>({
    Part: null,
    failed: false,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: which function loads is no reason to load again
  useEffect(() => {
    if (when === false || state.Part) return;
    let current = true;
    load().then(
      (module) => current && setState({ Part: module.default, failed: false }),
      () => current && setState({ Part: null, failed: true }),
    );
    return () => {
      current = false;
    };
  }, [when, state.Part]);
  return state;
}
