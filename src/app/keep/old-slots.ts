import type { Database } from '../database/database';
import { isObject } from './shapes';
import type { Slots } from './slot';

/** How many pages are kept beside this one, the newest of them. */
const MOST_SLOTS = 20;
const LONGEST_MS = 90 * 24 * 60 * 60 * 1000;

/** Lets go what other pages have left here long ago, or before many others. */
export async function dropOldSlots(
  { workspaces, checkpoints }: Pick<Database, 'workspaces' | 'checkpoints'>,
  slots: Slots,
  own: string,
  now: number,
): Promise<void> {
  const others = (await workspaces.all())
    .filter(({ id }) => id !== own)
    .map((kept) => ({ id: kept.id, at: isObject(kept) ? Number(kept.at) || 0 : 0 }))
    .toSorted((a, b) => b.at - a.at);
  const known = new Set([own, ...others.map(({ id }) => id)]);
  const lost = (await checkpoints.ids()).filter((id) => !known.has(id));
  const old = others.filter(({ at }, index) => index >= MOST_SLOTS || now - at > LONGEST_MS);
  for (const id of [...old.map((each) => each.id), ...lost])
    await slots.ifFree(id, async () => {
      await checkpoints.delete(id);
      await workspaces.delete(id);
    });
}
