import {
  ENGINE_CHOICES,
  ENGINES,
  type EngineChoice,
  type EngineMeasurements,
  type EngineSpeeds,
} from '../protocol/engine';
import { type KeptStorage, keep, readKept } from './kept';

/** What this device is remembered by: the engine that the person fixed, and how fast each was. */
export type EngineMemory = {
  readonly choice: EngineChoice;
  readonly measurements: EngineMeasurements;
};

const KEY = 'inkling.engine';

/** Plans that are remembered; the one measured longest ago goes first. */
const MOST_MEASUREMENTS = 30;

/**
 * What was remembered. Anything unreadable counts as not remembered; measurements of another version of the page, whose
 * engines may be faster or slower, count for nothing.
 *
 * @param storage null where the browser refuses it
 * @param version of the page
 */
export function loadEngineMemory(storage: KeptStorage | null, version: string): EngineMemory {
  const kept = readKept(storage, KEY);
  return {
    choice: ENGINE_CHOICES.find((choice) => choice === kept.choice) ?? 'auto',
    measurements: kept.version === version ? asMeasurements(kept.measurements) : {},
  };
}

/** Remembers it; where that is refused it holds until the page closes. */
export function saveEngineMemory(storage: KeptStorage | null, version: string, memory: EngineMemory): void {
  keep(storage, KEY, { version, ...memory });
}

export function withMeasurement(memory: EngineMemory, plan: string, speeds: EngineSpeeds): EngineMemory {
  const { [plan]: _, ...others } = memory.measurements;
  const kept = Object.entries(others).slice(1 - MOST_MEASUREMENTS);
  return { ...memory, measurements: { ...Object.fromEntries(kept), [plan]: speeds } };
}

function asMeasurements(value: unknown): EngineMeasurements {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, EngineSpeeds] => isSpeeds(entry[1])),
  );
}

function isSpeeds(value: unknown): value is EngineSpeeds {
  if (typeof value !== 'object' || value === null) return false;
  const speeds = value as Readonly<Record<string, unknown>>;
  return ENGINES.every((name) => Number.isFinite(speeds[name]) && (speeds[name] as number) > 0);
}
