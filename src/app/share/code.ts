import type { ExportOptions, PageResult } from '../../core/export/options';
import { checkPlan } from '../../core/model/check/plan';
import type { TrainingPlan } from '../../core/model/plan';
import { samePlan } from '../../core/model/presets';
import { DEFAULT_CONFIG } from '../config/config';
import { configQuery, planConfig } from '../config/write';
import type { RunState } from '../state';

export type CodeOptions = Pick<ExportOptions, 'language' | 'result'> & {
  /** without query */
  readonly pageUrl: string;
};

/** A plan as programs; each is written when it is asked for. */
export type Code = {
  readonly script: CodeFile;
  readonly notebook: CodeFile;
};

export type CodeFile = { readonly name: string; readonly type: string; readonly text: string };

/**
 * The plan as a script and as a notebook for Keras 3; null where it cannot be trained. Rejects where the part of the page
 * that writes them does not come.
 */
export async function codeOf(
  draft: TrainingPlan,
  { pageUrl, ...options }: CodeOptions,
): Promise<Code | null> {
  const check = checkPlan(draft);
  if (!check.ok) return null;
  const { plan } = check;
  const url = pageUrl + configQuery({ ...DEFAULT_CONFIG, ...planConfig(plan) });
  const [script, notebook] = await Promise.all([
    import('../../core/export/script'),
    import('../../core/export/notebook'),
  ]);
  return {
    script: {
      name: script.kerasScriptName(plan),
      type: 'text/x-python',
      text: script.kerasScript(plan, { ...options, url }),
    },
    notebook: {
      name: notebook.kerasNotebookName(plan),
      type: 'application/x-ipynb+json',
      text: notebook.kerasNotebook(plan, { ...options, url }),
    },
  };
}

/** What the page itself got of this very plan; undefined where the run on show is of another, or has no result. */
export function resultOf(draft: TrainingPlan, run: RunState | null): PageResult | undefined {
  if (run?.result == null || run.result.end === 'stopped') return undefined;
  if (run.plan.seed !== draft.seed || !samePlan(run.plan, draft)) return undefined;
  const { accuracy, loss } = run.result.test;
  return {
    testAccuracy: accuracy,
    testLoss: loss,
    curve: run.epochs.map(({ training, validation }) => ({ training, validation })),
  };
}
