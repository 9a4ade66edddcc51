import type { CommandResult, RefusalReason } from '../../core/host/messages';

/** What became of a command. */
export type Outcome =
  | { readonly ok: true; readonly result: CommandResult }
  | { readonly ok: false; readonly reason: RefusalReason };

export const done = (result: CommandResult = null): Outcome => ({ ok: true, result });
export const refused = (reason: RefusalReason): Outcome => ({ ok: false, reason });
