import type { TrainingPlan } from '../model/plan';
import { exportName } from './file-name';
import type { ExportOptions } from './options';
import { walkthrough } from './steps';

export type { ExportLanguage, ExportOptions, PageResult } from './options';

/**
 * A plan as a Jupyter notebook, nbformat 4.5, that trains it in Keras 3, the way the page does: a cell of prose and one of code
 * for each step. The ids of the cells stay the same, so that two exports can be compared.
 *
 * Source: the JSON schema of nbformat 4.5, https://nbformat.readthedocs.io.
 *
 * @param plan checked by `checkPlan`
 * @returns JSON, indented by one as Jupyter does it
 */
export function kerasNotebook(plan: TrainingPlan, options: ExportOptions): string {
  const { title, introduction, link, steps } = walkthrough(plan, options, 'plt.show()');
  const head = [`# ${title}`, ...introduction, ...(link === null ? [] : [`${link.text} <${link.url}>`])];
  const cells = [
    markdown('title', head),
    ...steps.flatMap(({ id, title: name, text, code }, index) => [
      markdown(`${id}-text`, [`## ${index + 1}. ${name}`, ...text]),
      {
        cell_type: 'code',
        execution_count: null,
        id: `${id}-code`,
        metadata: {},
        outputs: [],
        source: sourceLines(code),
      },
    ]),
  ];
  const notebook = {
    cells,
    metadata: {
      kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
      language_info: { name: 'python' },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(notebook, null, 1)}\n`;
}

/** What the notebook is called: `inkling-784-128-10.ipynb`. */
export function kerasNotebookName(plan: TrainingPlan): string {
  return `${exportName(plan.network)}.ipynb`;
}

function markdown(id: string, paragraphs: readonly string[]) {
  return { cell_type: 'markdown', id, metadata: {}, source: sourceLines(paragraphs.join('\n\n')) };
}

/** Lines, each with its line break but for the last. */
function sourceLines(text: string): string[] {
  return text.split(/(?<=\n)/);
}
