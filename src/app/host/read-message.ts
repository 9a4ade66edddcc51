import type { HostCommand, HostStroke, RefusalReason } from '../../core/host/messages';
import { PAD_SIZE } from '../../core/ink/stroke';
import { checkPlan } from '../../core/model/check/plan';
import type { TrainingPlan } from '../../core/model/plan';
import { decodePlan } from '../../core/model/plan-code';
import { PRESET_IDS, PRESETS } from '../../core/model/presets';
import { SHIPPED } from '../../core/model/shipped';
import { LANGUAGES, THEMES } from '../preferences';

/** The most of each that a message may hold: far beyond any drawing of a digit, and quickly read. */
export const HOST_LIMITS = {
  idCharacters: 100,
  strokes: 100,
  points: 10_000,
  codeCharacters: 2_000,
} as const;

/** How far outside the pad a point counts as where it is, in pad units; one farther away is put there. */
const OUTSIDE = PAD_SIZE;

/** A command whose plan, however it was given, is one that can be trained. */
export type PageCommand =
  | Exclude<HostCommand, { readonly type: 'loadPlan' }>
  | { readonly type: 'loadPlan'; readonly plan: TrainingPlan };

export type ReadMessage =
  /** nobody's message to Inkling: pages post all kinds of things */
  | { readonly kind: 'none' }
  | { readonly kind: 'command'; readonly id: string | number | null; readonly command: PageCommand }
  /** `what`: the field that is wrong, or the fields of the plan */
  | {
      readonly kind: 'problem';
      readonly id: string | number | null;
      readonly reason: Extract<RefusalReason, 'badMessage' | 'badPlan'>;
      readonly what: string;
    };

/** Why a message is no command. */
type Wrong = {
  readonly reason: Extract<RefusalReason, 'badMessage' | 'badPlan'>;
  readonly what: string;
};

type Fields = { readonly [key: string]: unknown };

const wrong = (what: string): Wrong => ({ reason: 'badMessage', what });

/** Most fields of a plan that are named where several are wrong. */
const FIELDS_NAMED = 3;

/** Reads a message of the host. Total: any value that can be posted is a command, a problem, or nobody's. */
export function readHostMessage(data: unknown): ReadMessage {
  if (!isFields(data) || !Object.hasOwn(data, 'inkling')) return { kind: 'none' };
  const id = readId(data.id);
  if (data.inkling !== 1) return { kind: 'problem', id, ...wrong('inkling') };
  if (data.id !== undefined && id === null) return { kind: 'problem', id, ...wrong('id') };
  const read = readCommand(data);
  return 'reason' in read ? { kind: 'problem', id, ...read } : { kind: 'command', id, command: read };
}

function readId(id: unknown): string | number | null {
  if (typeof id === 'string') return id.length <= HOST_LIMITS.idCharacters ? id : null;
  return typeof id === 'number' && Number.isFinite(id) ? id : null;
}

function readCommand(message: Fields): PageCommand | Wrong {
  const { type } = message;
  switch (type) {
    case 'hello':
    case 'train':
    case 'pause':
    case 'resume':
    case 'stop':
    case 'getState':
    case 'clear':
      return { type };
    case 'loadPlan':
      return readPlan(message);
    case 'reset': {
      if (message.network === undefined) return { type };
      const network = SHIPPED.find((name) => name === message.network);
      return network === undefined ? wrong('network') : { type, network };
    }
    case 'setLanguage': {
      const language = LANGUAGES.find((name) => name === message.language);
      return language === undefined ? wrong('language') : { type, language };
    }
    case 'setTheme': {
      const theme = THEMES.find((name) => name === message.theme);
      return theme === undefined ? wrong('theme') : { type, theme };
    }
    case 'read': {
      const strokes = readStrokes(message.strokes);
      if (strokes === null) return wrong('strokes');
      if (message.show !== undefined && typeof message.show !== 'boolean') return wrong('show');
      return { type, strokes, show: message.show ?? true };
    }
    default:
      return wrong('type');
  }
}

function readPlan(message: Fields): PageCommand | Wrong {
  const given = ['plan', 'preset', 'code'].filter((key) => message[key] !== undefined);
  if (given.length !== 1) return wrong('plan, preset, code');
  if (given[0] === 'preset') {
    const preset = PRESET_IDS.find((name) => name === message.preset);
    return preset === undefined ? wrong('preset') : { type: 'loadPlan', plan: PRESETS[preset] };
  }
  if (given[0] === 'code') {
    const { code } = message;
    if (typeof code !== 'string' || code.length > HOST_LIMITS.codeCharacters) return wrong('code');
    return checked(decodePlan(code), 'code');
  }
  return checked(message.plan, 'plan');
}

function checked(candidate: unknown, name: string): PageCommand | Wrong {
  const check = checkPlan(candidate);
  if (check.ok) return { type: 'loadPlan', plan: check.plan };
  const fields = check.problems.slice(0, FIELDS_NAMED).map(({ path }) => path || name);
  return { reason: 'badPlan', what: [...new Set(fields)].join(', ') };
}

function readStrokes(value: unknown): HostStroke[] | null {
  if (!Array.isArray(value) || value.length > HOST_LIMITS.strokes) return null;
  const strokes: HostStroke[] = [];
  let points = 0;
  for (const stroke of value) {
    if (!Array.isArray(stroke)) return null;
    points += stroke.length;
    if (points > HOST_LIMITS.points) return null;
    const read = Array.from(stroke, readPoint);
    if (!read.every((point) => point !== null)) return null;
    if (read.length > 0) strokes.push(read);
  }
  return strokes;
}

function readPoint(value: unknown): { readonly x: number; readonly y: number } | null {
  if (!isFields(value)) return null;
  const [x, y] = [near(value.x), near(value.y)];
  return x === null || y === null ? null : { x, y };
}

function near(value: unknown): number | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return null;
  return Math.min(Math.max(value, -OUTSIDE), PAD_SIZE + OUTSIDE);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
