/** What a built chunk loads: read from its syntax tree, since no manifest of Vite's lists the worker's chunks. */
import { parseAst } from 'vite';

export interface Imports {
  /** Loaded before the chunk runs. */
  eager: string[];
  /** Loaded when an `import()` is reached. */
  lazy: string[];
  /** Scripts of workers it starts. */
  workers: string[];
  /** WebAssembly that it names by URL, to be fetched when it is wanted. */
  wasm: string[];
}

/** Any node of the tree; only the few fields looked at here. */
interface Node {
  type: string;
  [field: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** The string that a literal, or a template without gaps, stands for (minifiers write either). */
function textOf(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value;
  if (node.type !== 'TemplateLiteral') return undefined;
  const [only, more] = node.quasis as { value: { cooked: string } }[];
  return only && !more ? only.value.cooked : undefined;
}

/** Visits every node. A chunk nests deeper than the stack likes, so without recursion. */
function* nodesOf(root: unknown): Generator<Node> {
  const waiting: unknown[] = [root];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (Array.isArray(next)) for (const item of next) waiting.push(item);
    else if (isNode(next)) {
      yield next;
      for (const value of Object.values(next))
        if (typeof value === 'object' && value !== null) waiting.push(value);
    }
  }
}

const isNew = (node: Node, name: string): boolean =>
  node.type === 'NewExpression' && (node.callee as { name?: string }).name === name;

/** Whether a `new URL` is relative to the chunk it stands in. */
function isOwnUrl(node: Node): boolean {
  const [, base] = node.arguments as unknown[];
  return isNode(base) && base.type === 'MemberExpression' && (base.object as Node).type === 'MetaProperty';
}

/** The first `new URL("...", ...)` below a node; with relative URLs Vite wraps it in a second `new URL`. */
function urlBelow(node: unknown): string | undefined {
  for (const inner of nodesOf(node)) {
    const text = isNew(inner, 'URL') ? textOf((inner.arguments as unknown[])[0]) : undefined;
    if (text !== undefined) return text;
  }
  return undefined;
}

export function importsOf(code: string): Imports {
  const program = parseAst(code) as unknown as { body: Node[] };
  const found: Imports = { eager: [], lazy: [], workers: [], wasm: [] };
  for (const statement of program.body) {
    // `import ... from`, `export ... from`, `export * from`; only these have a source.
    const source = textOf(statement.source);
    if (source !== undefined) found.eager.push(source);
  }
  for (const node of nodesOf(program.body)) {
    if (node.type === 'ImportExpression') found.lazy.push(textOf(node.source) ?? '');
    else if (isNew(node, 'Worker')) found.workers.push(urlBelow(node.arguments) ?? '');
    else if (isNew(node, 'URL')) {
      const url = textOf((node.arguments as unknown[])[0]);
      if (url?.endsWith('.wasm')) found.wasm.push(url);
      // A worker that is started elsewhere than its script is named; pictures and the like are no scripts.
      if (url?.endsWith('.js') && isOwnUrl(node)) found.workers.push(url);
    }
  }
  // A computed name can't be followed; Vite writes none.
  const known = (name: string) => name !== '';
  return { ...found, lazy: found.lazy.filter(known), workers: [...new Set(found.workers.filter(known))] };
}
