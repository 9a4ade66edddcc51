import { parseArgs } from 'node:util';

/** What the command is asked for. */
export type Request = {
  readonly files: readonly string[];
  /** as `openShippedNetwork` takes it */
  readonly model: string;
  /** where the figures go, too */
  readonly json: string | null;
  /** where the picture of the misread ones goes */
  readonly sheet: string | null;
};

export type ParsedRequest =
  | { readonly ok: true; readonly request: Request }
  | { readonly ok: false; readonly problem: string };

export const USAGE =
  'npm run bench:strokes -- FILE.jsonl[.gz]... [--model default|cnn|PATH] [--json FILE] [--sheet FILE.png]';

/** Reads the command line. */
export function parseRequest(args: readonly string[]): ParsedRequest {
  try {
    const { values, positionals: files } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        model: { type: 'string', default: 'default' },
        json: { type: 'string' },
        sheet: { type: 'string' },
      },
    });
    if (files.length === 0) return { ok: false, problem: 'no file of strokes is named' };
    const { model, json = null, sheet = null } = values;
    return { ok: true, request: { files, model, json, sheet } };
  } catch (error) {
    return { ok: false, problem: (error as Error).message };
  }
}
