/** Weighs the JavaScript and WebAssembly of a built page as it goes over the wire, against its budgets. */
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { importsOf } from './imports';

/** Bytes of gzip; 1 kB = 1000 bytes. The page must be drawable at once, on a school's network. */
const PAGE_BUDGET = 100_000;
/** Deferred: nothing waits for it. */
const BOOT_BUDGET = 1_200;
/** What each course page loads that has Inkling on it. */
const EMBED_BUDGET = 6_000;
/** All that the worker may ever load, every build of the kernels included; tfjs is most of it. */
const WORKER_BUDGET = 350_000;

export interface Weighed {
  /** Relative to the built folder. */
  file: string;
  raw: number /* bytes */;
  gzip: number /* bytes */;
}

export interface Part {
  name: string;
  budget: number /* gzip bytes */;
  /** Loaded before the part can work: these count. */
  eager: Weighed[];
  /** Loaded later, when needed: listed only. */
  lazy: Weighed[];
  total: number /* gzip bytes of `eager` */;
}

/** Static and lazy chunks and WebAssembly reachable from entries, and the workers that any of them starts. */
function reach(dist: string, entries: string[]) {
  const eager = new Set<string>();
  const lazy = new Set<string>();
  const workers = new Set<string>();
  const visit = (file: string, into: Set<string>): void => {
    if (eager.has(file) || into.has(file)) return;
    into.add(file);
    const beside = (name: string) => posix.join(posix.dirname(file), name);
    if (file.endsWith('.wasm')) return;
    const found = importsOf(readFileSync(join(dist, file), 'utf8'));
    for (const name of found.eager) visit(beside(name), into);
    for (const name of found.workers) workers.add(beside(name));
    for (const name of [...found.lazy, ...found.wasm]) later.push(beside(name));
  };
  // Lazy chunks wait until everything eager is known, so that a chunk both ways counts as eager.
  const later: string[] = [];
  for (const entry of entries) visit(entry, eager);
  for (let next = later.pop(); next !== undefined; next = later.pop()) visit(next, lazy);
  return { eager: [...eager], lazy: [...lazy], workers: [...workers] };
}

function weigh(dist: string, file: string): Weighed {
  const bytes = readFileSync(join(dist, file));
  return { file, raw: bytes.length, gzip: gzipSync(bytes).length };
}

function part(dist: string, name: string, budget: number, files: { eager: string[]; lazy: string[] }): Part {
  const eager = files.eager.map((file) => weigh(dist, file));
  const lazy = files.lazy.map((file) => weigh(dist, file));
  return { name, budget, eager, lazy, total: eager.reduce((sum, { gzip }) => sum + gzip, 0) };
}

const attribute = (tag: string, name: string): string | undefined =>
  new RegExp(`\\b${name}=["']?([^"'\\s>]+)`).exec(tag)?.[1];

/**
 * The scripts that a page's HTML itself asks for.
 *
 * @returns modules: its module scripts and its modulepreload links; others: scripts of the old kind
 */
export function scriptsOf(html: string): { modules: string[]; others: string[] } {
  const tags = html.match(/<(?:script|link)\b[^>]*>/g) ?? [];
  const found: { modules: string[]; others: string[] } = { modules: [], others: [] };
  for (const tag of tags) {
    const isScript = tag.startsWith('<script');
    if (!isScript && attribute(tag, 'rel') !== 'modulepreload') continue;
    const file = attribute(tag, isScript ? 'src' : 'href');
    const kind = isScript && attribute(tag, 'type') !== 'module' ? 'others' : 'modules';
    if (file) found[kind].push(posix.normalize(file));
  }
  return found;
}

/** Throws when the built folder isn't what it should be: a check that finds nothing must not pass. */
export function weighPage(dist: string): { page: Part; boot: Part; embed: Part; worker: Part } {
  const { modules, others } = scriptsOf(readFileSync(join(dist, 'index.html'), 'utf8'));
  if (modules.length === 0) throw new Error('the built index.html loads no script');
  const page = reach(dist, modules);
  if (page.workers.length === 0) throw new Error('no built script starts a worker');
  const worker = reach(dist, page.workers);
  return {
    page: part(dist, 'page, before one can draw', PAGE_BUDGET, page),
    boot: part(dist, 'what speaks where the page does not come', BOOT_BUDGET, { eager: others, lazy: [] }),
    embed: part(dist, 'embed.js, for course pages', EMBED_BUDGET, { eager: ['embed.js'], lazy: [] }),
    worker: part(dist, 'worker, whole', WORKER_BUDGET, {
      eager: [...worker.eager, ...worker.lazy],
      lazy: [],
    }),
  };
}

export const isOver = ({ total, budget }: Part): boolean => total >= budget;

const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`.padStart(10);

/** A part as lines of a table for the terminal. */
export function tableOf(part: Part): string {
  const line = ({ file, raw, gzip }: Weighed, note = '') => `  ${kB(gzip)}  ${kB(raw)}  ${file}${note}`;
  return [
    `${part.name}: ${kB(part.total).trim()} of ${kB(part.budget).trim()} gzip${isOver(part) ? '  OVER BUDGET' : ''}`,
    `  ${'gzip'.padStart(10)}  ${'raw'.padStart(10)}`,
    ...part.eager.map((file) => line(file)),
    ...part.lazy.map((file) => line(file, '  (on demand, not counted)')),
  ].join('\n');
}
