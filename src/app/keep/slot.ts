import type { KeptStorage } from '../kept';

/**
 * Where a page keeps what lies on it. Pages of the same URL that are open at once, as tabs or as frames of a course site,
 * have a slot each; a page that is opened again has the slot of the one before it.
 */
export type Slots = {
  /** Takes a slot for as long as the page is open. Never rejects. */
  readonly claim: () => Promise<string>;
  /** Does something with a slot unless a page has it. */
  readonly ifFree: (slot: string, work: () => Promise<void>) => Promise<void>;
};

export type SlotsEnvironment = {
  /** the query of the page's URL */
  readonly search: string;
  /** null where the browser has none, or none for such a page: then all pages of a URL share a slot */
  readonly locks: Pick<LockManager, 'request'> | null;
  /** remembers the slot of this tab over a reload; null in a frame, which shares it with other frames, or where refused */
  readonly tab: KeptStorage | null;
};

/** Nobody has more pages of one URL open. */
const MOST_PAGES = 100;
/** Milliseconds that the page of before, in the same tab, may take to let go of its slot. */
const PATIENCE_MS = 1000;

export function createSlots({ search, locks, tab }: SlotsEnvironment): Slots {
  const key = `inkling.slot${search}`;
  const slotOf = (number: number) => `${search}#${number}`;

  /** Whether the slot is this page's now. */
  function hold(slot: string, options: LockOptions): Promise<boolean> {
    return new Promise((resolve, reject) => {
      locks!
        .request(lockOf(slot), options, (lock) => {
          resolve(lock !== null);
          return lock === null ? undefined : new Promise<never>(() => {});
        })
        .catch(reject);
    });
  }

  /** The slot that this tab's page had before a reload, which may be letting go of it just now. */
  async function holdAgain(): Promise<number | null> {
    const number = Number(readTab(tab, key) ?? Number.NaN);
    if (!Number.isInteger(number) || number < 0 || number >= MOST_PAGES) return null;
    const held = hold(slotOf(number), { signal: AbortSignal.timeout(PATIENCE_MS) });
    return (await held.catch(() => false)) ? number : null;
  }

  async function claimNumber(): Promise<number> {
    const again = await holdAgain();
    if (again !== null) return again;
    for (let number = 0; number < MOST_PAGES; number++)
      if (await hold(slotOf(number), { ifAvailable: true })) return number;
    return 0;
  }

  return {
    claim: async () => {
      if (locks === null) return slotOf(0);
      try {
        const number = await claimNumber();
        writeTab(tab, key, number);
        return slotOf(number);
      } catch {
        return slotOf(0); // the browser refuses locks, as in a frame of an opaque origin
      }
    },
    ifFree: async (slot, work) => {
      if (locks === null) return work();
      await locks.request(lockOf(slot), { ifAvailable: true }, async (lock) => {
        if (lock !== null) await work();
      });
    },
  };
}

function lockOf(slot: string): string {
  return `inkling.slot ${slot}`;
}

function readTab(tab: KeptStorage | null, key: string): string | null {
  try {
    return tab?.getItem(key) ?? null;
  } catch {
    return null;
  }
}

function writeTab(tab: KeptStorage | null, key: string, number: number): void {
  try {
    tab?.setItem(key, String(number));
  } catch {
    // Then the first free slot is taken again.
  }
}
