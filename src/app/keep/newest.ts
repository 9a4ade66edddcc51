/** Writes a value that changes: one write at a time, and after it the newest value of those that came meanwhile. */
export type NewestWriter<T> = {
  readonly write: (value: T) => void;
  /** What waits for the write that is under way waits no longer: the page may be about to go. */
  readonly hurry: () => void;
  /** no write is under way */
  readonly isIdle: () => boolean;
};

/** @param write must not reject */
export function createNewestWriter<T>(write: (value: T) => Promise<void>): NewestWriter<T> {
  let writing = false;
  let next: { readonly value: T } | null = null;

  async function work(): Promise<void> {
    writing = true;
    while (next !== null) {
      const { value } = next;
      next = null;
      await write(value);
    }
    writing = false;
  }

  return {
    write: (value) => {
      next = { value };
      if (!writing) void work();
    },
    hurry: () => {
      if (next === null) return;
      const { value } = next;
      next = null;
      void write(value);
    },
    isIdle: () => !writing,
  };
}
