import { checkPlan } from '../../core/model/check/plan';
import { DEFAULT_PLAN } from '../../core/model/default-plan';
import { PLAN_LIMITS, type TrainingPlan } from '../../core/model/plan';
import { decodePlan } from '../../core/model/plan-code';
import { PRESET_IDS, PRESETS } from '../../core/model/presets';
import { SHIPPED } from '../../core/model/shipped';
import { ENGINE_CHOICES } from '../../protocol/engine';
import { LANGUAGES, THEMES } from '../preferences';
import { readableColours, readColour } from './colours';
import {
  COLOURS,
  type ConfigProblem,
  type Control,
  DEFAULT_CONFIG,
  type PageConfig,
  type ReadConfig,
  type Restriction,
} from './config';
import { readControlsCode } from './controls-code';
import { CONTROLS, PANELS } from './names';
import { readOrigin } from './origin';
import { LONGEST_TASK, plainTask, readTaskCode } from './task';

/** Problems beyond these are not told: the first few say enough, and a URL can be of any length. */
export const MOST_PROBLEMS = 20;
/** Characters of a wrong key or value that are told. */
const SHOWN_CHARACTERS = 60;

type Report = (kind: ConfigProblem['kind'], value: string, allowed?: readonly string[]) => void;
/** What a value makes of the configuration; where it is wrong it says so and makes nothing. */
type ReadValue = (value: string, report: Report) => Partial<PageConfig>;

/**
 * Reads what a URL says of the page. Total: what it does not understand is told, and is otherwise as though it were not said.
 *
 * @param search the query, such as `?show=draw,predict&lang=zh`
 */
export function readConfig(search: string): ReadConfig {
  const problems: ConfigProblem[] = [];
  const report = (
    key: string,
    kind: ConfigProblem['kind'],
    value: string,
    allowed: readonly string[] = [],
  ) => {
    if (problems.length < MOST_PROBLEMS)
      problems.push({ key: shown(key), kind, value: shown(value), allowed });
  };
  const seen = new Set<string>();
  let said = DEFAULT_CONFIG;
  for (const [key, value] of new URLSearchParams(search)) {
    const read = KEYS.get(key);
    const name = SPELLINGS.get(key) ?? key;
    if (read === undefined) report(key, 'unknownKey', value, [...KEYS.keys()]);
    else if (seen.has(name)) report(key, 'repeatedKey', value);
    else {
      seen.add(name);
      const { controls, colours, ...rest } = read(value, (kind, wrong, allowed) =>
        report(key, kind, wrong, allowed),
      );
      for (const name of Object.keys(controls ?? {}))
        if (Object.hasOwn(said.controls, name)) report(key, 'repeatedKey', name);
      said = {
        ...said,
        ...rest,
        controls: { ...controls, ...said.controls },
        colours: { ...said.colours, ...colours },
      };
    }
  }
  if (said.plan !== null && said.preset !== null) {
    report('preset', 'presetAndPlan', said.preset);
    said = { ...said, preset: null };
  }
  const { colours, refused } = readableColours(said.colours, said.theme);
  for (const colour of refused) report(colour, 'contrast', said.colours[colour]!);
  const config = { ...said, colours };
  return { config, problems, plan: startPlan(config) };
}

function startPlan({ plan, preset, seed }: PageConfig): TrainingPlan | null {
  const chosen = plan ?? (preset && PRESETS[preset]);
  return chosen === null && seed === null
    ? null
    : { ...(chosen ?? DEFAULT_PLAN), ...(seed !== null && { seed }) };
}

function shown(text: string): string {
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}

/** Two ways of saying the same. */
const SPELLINGS: ReadonlyMap<string, string> = new Map([['task64', 'task']]);

/** All keys there are, with what reads their values. */
const KEYS: ReadonlyMap<string, ReadValue> = new Map<string, ReadValue>([
  ['show', (value, report) => ({ panels: inOrder(PANELS, namesOf(PANELS, value, report)) })],
  ['hide', (value, report) => ({ controls: restricted(namesOf(CONTROLS, value, report), 'hidden') })],
  ['lock', (value, report) => ({ controls: restricted(namesOf(CONTROLS, value, report), 'locked') })],
  ['controls', (value, report) => ({ controls: readControlsCode(value) ?? wrong(report, value) ?? {} })],
  ['preset', (value, report) => ({ preset: oneOf(PRESET_IDS, value, report) })],
  ['plan', (value, report) => ({ plan: readPlan(value, report) })],
  ['seed', (value, report) => ({ seed: readSeed(value) ?? wrong(report, value) })],
  ['network', (value, report) => ({ network: oneOf(SHIPPED, value, report) })],
  ['engine', (value, report) => ({ engine: oneOf(ENGINE_CHOICES, value, report) })],
  ['lang', (value, report) => ({ language: oneOf(LANGUAGES, value, report) })],
  ['theme', (value, report) => ({ theme: oneOf(THEMES, value, report) })],
  ...COLOURS.map((name): [string, ReadValue] => [
    name,
    (value, report) => {
      const colour = readColour(value) ?? wrong(report, value);
      return colour === null ? {} : { colours: { [name]: colour } };
    },
  ]),
  ['task', (value, report) => ({ task: readTask(value, report) })],
  [
    'task64',
    (value, report) => {
      const task = value.length > 4 * LONGEST_TASK ? null : readTaskCode(value);
      return { task: task === null ? (wrong(report, value) ?? '') : readTask(task, report) };
    },
  ],
  ['autoplay', (value, report) => ({ autoplay: oneOf(['', '1', 'true'], value, report) !== null })],
  ['host', (value, report) => ({ host: readOrigin(value) ?? wrong(report, value) })],
]);

/** The keys that a URL can have. */
export const CONFIG_KEYS: readonly string[] = [...KEYS.keys()];

function wrong(report: Report, value: string): null {
  report('badValue', value);
  return null;
}

function oneOf<T extends string>(allowed: readonly T[], value: string, report: Report): T | null {
  const found = allowed.find((each) => each === value);
  if (found === undefined) report('badValue', value, allowed);
  return found ?? null;
}

/** The names in a list with commas; those that there are not are told, one by one. */
function namesOf<T extends string>(allowed: readonly T[], value: string, report: Report): ReadonlySet<T> {
  const names = value.split(',').map((name) => oneOf(allowed, name.trim(), report));
  return new Set(names.filter((name) => name !== null));
}

/** Null where a list has no name that there is: it would leave nothing of the page. */
function inOrder<T>(order: readonly T[], names: ReadonlySet<T>): readonly T[] | null {
  return names.size === 0 ? null : order.filter((name) => names.has(name));
}

function restricted(names: ReadonlySet<Control>, restriction: Restriction): PageConfig['controls'] {
  return Object.fromEntries([...names].map((name) => [name, restriction]));
}

function readPlan(code: string, report: Report): TrainingPlan | null {
  const check = checkPlan(decodePlan(code));
  if (check.ok) return check.plan;
  report('badPlan', code);
  return null;
}

function readSeed(value: string): number | null {
  const seed = /^\d{1,10}$/.test(value) ? Number(value) : Number.NaN;
  return seed <= PLAN_LIMITS.seed.max ? seed : null;
}

function readTask(value: string, report: Report): string {
  const task = plainTask(value);
  if (task.length <= LONGEST_TASK) return task;
  report('tooLong', value);
  return '';
}
