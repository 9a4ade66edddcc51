import type { TrainingPlan } from '../model/plan';
import { exportName } from './file-name';
import type { ExportOptions } from './options';
import { wrapped } from './prose';
import { walkthrough } from './steps';

export type { ExportLanguage, ExportOptions, PageResult } from './options';

/** Columns of prose in the script, the `# ` before it not counted. */
const PROSE_COLUMNS = 94;

/**
 * A plan as a Python script that trains it in Keras 3, the way the page does: UTF-8, `\n`, no tabs.
 *
 * @param plan checked by `checkPlan`
 */
export function kerasScript(plan: TrainingPlan, options: ExportOptions): string {
  const stem = exportName(plan.network);
  const { title, introduction, link, steps } = walkthrough(plan, options, `figure.savefig("${stem}.png")`);
  const prose = (paragraph: string) => wrapped(paragraph, PROSE_COLUMNS);
  const head = [
    `"""${title}`,
    ...introduction.flatMap((paragraph) => ['', ...prose(paragraph)]),
    ...(link === null ? [] : ['', link.text, link.url]),
    '"""',
  ];
  const sections = steps.map(({ title: name, text, code }, index) =>
    [
      `# --- ${index + 1}. ${name} ---`,
      '#',
      ...text.flatMap(prose).map((line) => `# ${line}`),
      '',
      code,
    ].join('\n'),
  );
  return `${head.join('\n')}\n\n${sections.join('\n\n\n')}\n`;
}

/** What the script is called: `inkling-784-128-10.py`. */
export function kerasScriptName(plan: TrainingPlan): string {
  return `${exportName(plan.network)}.py`;
}
