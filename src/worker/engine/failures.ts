import type { EngineFailure, EngineName } from '../../protocol/engine';
import { InklingFailure } from '../../protocol/errors';

/** The GPU took its context away: all that was on it is gone, and whatever it computes from now on is garbage. */
export class EngineLost extends Error {
  override readonly name = 'EngineLost';
}

/** The engine has not answered for longer than any honest work takes. */
export class EngineStalled extends Error {
  override readonly name = 'EngineStalled';
}

/** What was thrown at an engine's work, as what became of that engine. */
export function failureOf(engine: EngineName, thrown: unknown): EngineFailure {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { engine, reason: reasonOf(thrown), message };
}

function reasonOf(thrown: unknown): EngineFailure['reason'] {
  if (thrown instanceof EngineLost) return 'lost';
  if (thrown instanceof EngineStalled) return 'stalled';
  if (!(thrown instanceof InklingFailure)) return 'error';
  const { kind } = thrown.error;
  return kind === 'diverged' || kind === 'outOfMemory' ? kind : 'error';
}
