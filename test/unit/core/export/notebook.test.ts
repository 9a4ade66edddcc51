import { expect, it } from 'vitest';
import { kerasNotebook, kerasNotebookName } from '../../../../src/core/export/notebook';
import { PRESETS } from '../../../../src/core/model/presets';

type Cell = {
  readonly id: string;
  readonly cell_type: 'code' | 'markdown';
  readonly metadata: object;
  readonly source: readonly string[];
  readonly outputs?: readonly unknown[];
  readonly execution_count?: null;
};
type Notebook = {
  readonly nbformat: number;
  readonly nbformat_minor: number;
  readonly metadata: object;
  readonly cells: readonly Cell[];
};

const PLAN = PRESETS['dense-512-256'];
const notebook = (options: object = {}) =>
  JSON.parse(kerasNotebook(PLAN, { language: 'en', ...options })) as Notebook;

it('is of format 4.5, with what each kind of cell has to have', () => {
  const { nbformat, nbformat_minor, cells } = notebook();
  expect([nbformat, nbformat_minor]).toEqual([4, 5]);
  for (const cell of cells) {
    expect(cell.id).toMatch(/^[a-zA-Z0-9_-]{1,64}$/);
    const names = ['cell_type', 'id', 'metadata', 'source'];
    if (cell.cell_type === 'code') names.push('execution_count', 'outputs');
    expect(Object.keys(cell).sort()).toEqual(names.sort());
  }
});

it('has ids that are all different and always the same', () => {
  const ids = notebook().cells.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(notebook({ language: 'zh', url: 'https://a.org' }).cells.map(({ id }) => id)).toEqual(ids);
  expect(ids).toContain('fit-code');
});

it('has prose before each cell of code', () => {
  const kinds = notebook().cells.map(({ cell_type }) => cell_type);
  expect(kinds[0]).toBe('markdown');
  expect(kinds.slice(1).every((kind, index) => kind === (index % 2 === 0 ? 'markdown' : 'code'))).toBe(true);
});

it('shows its figures instead of keeping them', () => {
  const code = notebook()
    .cells.filter(({ cell_type }) => cell_type === 'code')
    .map(({ source }) => source.join(''))
    .join('\n');
  expect(code).toContain('plt.show()');
  expect(code).not.toContain('savefig');
});

it('keeps a line break at the end of each line but the last', () => {
  for (const { source } of notebook().cells) {
    for (const line of source.slice(0, -1)) expect(line).toMatch(/^[^\n]*\n$/);
    expect(source.at(-1)).not.toContain('\n');
  }
});

it('links back to the page', () => {
  expect(notebook({ url: 'https://a.org/?x=1' }).cells[0]!.source.at(-1)).toBe(
    'The plan in the page: <https://a.org/?x=1>',
  );
});

it('is called after the network', () => {
  expect(kerasNotebookName(PLAN)).toBe('inkling-784-512-256-10.ipynb');
});
