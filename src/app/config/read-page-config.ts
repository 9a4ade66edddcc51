import { type ConfigProblem, DEFAULT_CONFIG, type ReadConfig } from './config';

/**
 * Reads the page's URL, and tells the console what in it is not understood. What reads it is fetched only where there is
 * something to read; if it does not come, the page is as it is without, and that is told, too.
 *
 * @param search the query of the page's URL
 */
export async function readPageConfig(
  search: string,
  load: () => Promise<{ readonly readConfig: (search: string) => ReadConfig }> = () => import('./read'),
): Promise<ReadConfig> {
  const read =
    search.length > 1
      ? await load().then(({ readConfig }) => readConfig(search), notLoaded)
      : { config: DEFAULT_CONFIG, problems: [], plan: null };
  for (const problem of read.problems) warn(problem);
  return read;
}

function notLoaded(): ReadConfig {
  const problem = { key: '', kind: 'notLoaded', value: '', allowed: [] } as const;
  return { config: DEFAULT_CONFIG, problems: [problem], plan: null };
}

function warn({ key, kind, value, allowed }: ConfigProblem): void {
  const known = allowed.length > 0 ? ` (known: ${allowed.join(', ')})` : '';
  // biome-ignore lint/suspicious/noConsole: who puts the page into a course looks here, and students do not
  console.warn(`Inkling, URL: ${kind} ${key}=${value}${known}`);
}
