/** Whether a built file is newer than everything it was built from. */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Time of the last change of a file, or of anything in a folder; 0 for what isn't there. */
function lastChange(path: string): number /* milliseconds since 1970 */ {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) return 0;
  // A folder's own time counts too: it tells of files removed from it.
  if (!found.isDirectory()) return found.mtimeMs;
  return readdirSync(path).reduce(
    (last, name) => Math.max(last, lastChange(join(path, name))),
    found.mtimeMs,
  );
}

export function isFresh(built: string, sources: string[]): boolean {
  return lastChange(built) > Math.max(...sources.map(lastChange));
}
