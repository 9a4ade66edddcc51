import { IMAGE_PIXELS } from '../../../core/data/digits';
import { isDigit, MOST_OWN_DIGITS, type OwnDigit } from '../../../core/data/own-digits';
import { unzip, type ZipFiles } from '../../../core/files/zip';
import { DEFAULT_PEN_WIDTH, PAD_SIZE } from '../../../core/ink/stroke';
import { checkPlan } from '../../../core/model/check/plan';
import { DEFAULT_PLAN } from '../../../core/model/default-plan';
import { SHIPPED } from '../../../core/model/shipped';
import { decodeWeights } from '../../../core/model/weight-bytes';
import type { KeptWeights, RunRecord } from '../../lab/runs/record';
import { LANGUAGES, type Preferences, THEMES } from '../../preferences';
import {
  WORKSPACE_FILES,
  WORKSPACE_FORMAT,
  WORKSPACE_LIMITS,
  WORKSPACE_VERSION,
  type WorkspaceContent,
  type WorkspaceProblem,
  weightsPath,
} from './content';
import { type Fields, fieldsOf, textOf } from './fields';
import { readJson } from './numbers';
import { readRun } from './read-run';
import { readWrittenStrokes } from './read-strokes';

export type WorkspaceResult =
  | {
      readonly ok: true;
      readonly content: WorkspaceContent;
      /** runs and digits that are damaged, or more than a page keeps, and were left out */
      readonly left: number;
    }
  | { readonly ok: false; readonly problem: WorkspaceProblem };

/** Reads a file that `writeWorkspace` or anybody else has made. Total: a run or a digit that is no good is left out. */
export function readWorkspace(bytes: Uint8Array): WorkspaceResult {
  if (bytes.length > WORKSPACE_LIMITS.bytes) return refused('tooLarge');
  const unzipped = unzip(bytes, {
    maxBytes: WORKSPACE_LIMITS.bytes,
    maxEntries: WORKSPACE_LIMITS.runs + Object.keys(WORKSPACE_FILES).length,
  });
  if (!unzipped.ok) {
    const { kind } = unzipped.problem;
    return refused(kind === 'notThisFormat' ? 'notWorkspace' : kind === 'tooLarge' ? 'tooLarge' : 'damaged');
  }
  const { files } = unzipped;
  const text = files.get(WORKSPACE_FILES.list);
  if (text === undefined) return refused('notWorkspace');
  if (text.length > WORKSPACE_LIMITS.listBytes) return refused('tooLarge');
  const list = fieldsOf(readJson(new TextDecoder().decode(text)));
  if (list?.get('format') !== WORKSPACE_FORMAT) return refused(list === null ? 'damaged' : 'notWorkspace');
  const version = list.get('version');
  if (version !== WORKSPACE_VERSION)
    return refused(Number(version) > WORKSPACE_VERSION ? 'newer' : 'damaged');
  return { ok: true, ...readContent(list, files) };
}

function readContent(list: Fields, files: ZipFiles): { content: WorkspaceContent; left: number } {
  const runs = readRuns(list.get('runs'), files);
  const own = readOwn(list.get('own'), files.get(WORKSPACE_FILES.own));
  const plan = checkPlan(list.get('plan'));
  const penWidth = list.get('penWidth');
  const isWidth = typeof penWidth === 'number' && penWidth >= 1 && penWidth <= PAD_SIZE;
  return {
    content: {
      strokes: readWrittenStrokes(list.get('strokes')) ?? [],
      penWidth: isWidth ? penWidth : DEFAULT_PEN_WIDTH,
      picture: list.get('picture') === true ? readPicture(files.get(WORKSPACE_FILES.picture)) : null,
      plan: plan.ok ? plan.plan : null,
      preferences: readPreferences(list.get('preferences')),
      runs: runs.records,
      weights: runs.weights,
      own: own.digits,
    },
    left: runs.left + own.left,
  };
}

function readPicture(bytes: Uint8Array | undefined): Float32Array | null {
  if (bytes?.length !== IMAGE_PIXELS * Float32Array.BYTES_PER_ELEMENT) return null;
  const pixels = new Float32Array(bytes.slice().buffer);
  return pixels.every((ink) => ink >= 0 && ink <= 1) ? pixels : null;
}

function readPreferences(value: unknown): Preferences | null {
  const fields = fieldsOf(value);
  const language = LANGUAGES.find((each) => each === fields?.get('language'));
  const theme = THEMES.find((each) => each === fields?.get('theme'));
  const network = SHIPPED.find((each) => each === fields?.get('network'));
  return language && theme && network ? { language, theme, network } : null;
}

function readRuns(value: unknown, files: ZipFiles) {
  const records = new Map<string, RunRecord>();
  const weights: KeptWeights[] = [];
  let left = 0;
  const listed: readonly unknown[] = Array.isArray(value) ? value : [];
  listed.slice(0, WORKSPACE_LIMITS.runs).forEach((item, index) => {
    const run = readRun(item);
    if (run === null || records.has(run.id)) {
      left++;
      return;
    }
    records.set(run.id, run);
    const kept = readLearnt(run.id, fieldsOf(item)?.get('learnt'), files.get(weightsPath(index)));
    if (kept !== null) weights.push(kept);
  });
  left += Math.max(0, listed.length - WORKSPACE_LIMITS.runs);
  return { records: [...records.values()], weights, left };
}

/** The weights of a run; null where it has none, or they are damaged. */
function readLearnt(id: string, network: unknown, bytes: Uint8Array | undefined): KeptWeights | null {
  if (bytes === undefined) return null;
  const check = checkPlan({ ...DEFAULT_PLAN, batchSize: 1, network });
  if (!check.ok) return null;
  // A copy: it shall not keep all of the file in memory, and it begins where floats may.
  const weights = decodeWeights(check.plan.network, bytes.slice().buffer, 'float32');
  return weights && { id, network: check.plan.network, weights };
}

function readOwn(value: unknown, pixels: Uint8Array | undefined) {
  const digits = new Map<string, OwnDigit>();
  let left = 0;
  const listed: readonly unknown[] = Array.isArray(value) ? value : [];
  listed.slice(0, MOST_OWN_DIGITS).forEach((item, index) => {
    const digit = readDigit(item, pixels?.slice(index * IMAGE_PIXELS, (index + 1) * IMAGE_PIXELS));
    if (digit === null || digits.has(digit.id)) left++;
    else digits.set(digit.id, digit);
  });
  left += Math.max(0, listed.length - MOST_OWN_DIGITS);
  return { digits: [...digits.values()], left };
}

function readDigit(value: unknown, pixels: Uint8Array | undefined): OwnDigit | null {
  const fields = fieldsOf(value);
  const id = textOf(fields?.get('id'), 100);
  const label = fields?.get('label');
  const at = fields?.get('at');
  const drawn = fields?.get('strokes');
  if (id === null || !isDigit(label) || typeof at !== 'number' || !Number.isFinite(at)) return null;
  if (pixels?.length !== IMAGE_PIXELS || !pixels.some((ink) => ink > 0)) return null;
  const strokes = readWrittenStrokes(drawn);
  // Without its strokes it is a picture still.
  return { id, label, strokes: strokes && strokes.length > 0 ? strokes : null, pixels, at };
}

function refused(kind: WorkspaceProblem['kind']): WorkspaceResult {
  return { ok: false, problem: { kind } };
}
