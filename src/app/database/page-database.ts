import type { App } from '../app';
import { type Database, openDatabase } from './database';

const opened = new WeakMap<App, Promise<Database>>();

/**
 * The one database of a page, opened when it is first asked for: where the browser keeps nothing, what one part of the page
 * keeps in memory the others can only find in the same memory.
 */
export function pageDatabase(app: App): Promise<Database> {
  const known = opened.get(app);
  if (known !== undefined) return known;
  const opening = openDatabase();
  opened.set(app, opening);
  return opening;
}
