import { type OwnDigit, ownDigitSet } from '../../../core/data/own-digits';
import { zip } from '../../../core/files/zip';
import { encodeWeights } from '../../../core/model/weight-bytes';
import type { KeptWeights, RunRecord } from '../../lab/runs/record';
import {
  WORKSPACE_FILES,
  WORKSPACE_FORMAT,
  WORKSPACE_VERSION,
  type WorkspaceContent,
  weightsPath,
} from './content';
import { writeJson } from './numbers';
import { readRun } from './read-run';
import { writtenStrokes } from './read-strokes';

/**
 * A workspace as one file, a zip; see `WORKSPACE_FILES` for what is in it. The same content gives the same bytes.
 *
 * @param content its plan and networks checked
 */
export function writeWorkspace(content: WorkspaceContent): Uint8Array {
  const { strokes, penWidth, picture, plan, preferences } = content;
  const learnt = new Map(content.weights.map((kept) => [kept.id, kept]));
  const own = content.own.toSorted((a, b) => a.at - b.at || byText(a.id, b.id));
  const runs = content.runs
    .toSorted((a, b) => a.startedAt - b.startedAt || byText(a.id, b.id))
    .flatMap((record): Written[] => {
      // Field by field in one order, whatever it was read from.
      const run = readRun(record);
      return run === null ? [] : [{ run, kept: learnt.get(run.id) ?? null }];
    });
  const list = writeJson({
    format: WORKSPACE_FORMAT,
    version: WORKSPACE_VERSION,
    strokes: writtenStrokes(strokes),
    penWidth,
    picture: picture !== null,
    plan,
    preferences,
    runs: runs.map(({ run, kept }) => ({ ...run, learnt: kept?.network ?? null })),
    own: own.map(writtenDigit),
  });
  return zip([
    [WORKSPACE_FILES.list, new TextEncoder().encode(list)],
    ...(picture === null ? [] : [[WORKSPACE_FILES.picture, floatBytes(picture)] as const]),
    ...(own.length === 0 ? [] : [[WORKSPACE_FILES.own, ownDigitSet(own).images] as const]),
    ...runs.flatMap(({ kept }, index) =>
      kept === null
        ? []
        : [[weightsPath(index), encodeWeights(kept.network, kept.weights, 'float32')] as const],
    ),
  ]);
}

type Written = { readonly run: RunRecord; readonly kept: KeptWeights | null };

function writtenDigit({ id, label, at, strokes }: OwnDigit): unknown {
  return { id, label, at, strokes: strokes && writtenStrokes(strokes) };
}

function floatBytes(values: Float32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

/** By code units: the same order in every language. */
function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
