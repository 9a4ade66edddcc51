/**
 * The types of what a course page and Inkling say to each other, as one file that needs no other: gathered from where the
 * project has them, which Biome keeps in one shape.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCE = fileURLToPath(new URL('../../src', import.meta.url));

/** All that they export is for the host. */
const ENTRIES = ['core/host/messages.ts', 'embed/api.ts'];

/** Where the types lie that those are made of. */
const OTHERS = [
  'core/metrics/likeness.ts',
  'core/model/plan.ts',
  'core/model/presets.ts',
  'core/model/shipped.ts',
  'core/model/network.ts',
  'core/model/optimizer.ts',
  'core/model/schedule.ts',
  'core/model/early-stopping.ts',
  'core/model/augmentation.ts',
];

const HEAD = `/**
 * Types of Inkling's embed.js and of its messages, version 1, for course pages that are written in TypeScript. Put this file
 * beside your own and \`import type { InklingElement } from './inkling';\`.
 */
`;

type Declaration = { readonly name: string; readonly text: string };

/** The types of a file, and the lists of names that types are made of, each with the comment above it. */
function declarationsOf(file: string): Declaration[] {
  const found: Declaration[] = [];
  let lines: string[] = [];
  let depth = 0;
  for (const line of readFileSync(join(SOURCE, file), 'utf8').split('\n')) {
    lines.push(line);
    const isComment = /^\s*(?:\/\*\*|\*)/.test(line);
    if (!isComment) depth += count(line, /[{[(]/g) - count(line, /[}\])]/g);
    if (depth > 0 || (line !== '' && line !== '}' && (isComment || !line.endsWith(';')))) continue;
    found.push(...declarationIn(lines.join('\n').trim()));
    lines = [];
  }
  return found;
}

const count = (line: string, what: RegExp): number => line.match(what)?.length ?? 0;

/** A statement as a declaration, if it is one that types need. */
function declarationIn(statement: string): Declaration[] {
  const [, comment = '', kind, name, value] =
    /^(\/\*\*(?:(?!\*\/)[\s\S])*\*\/\n)?(?:export )?(type|const) (\w+)([\s\S]*)$/.exec(statement) ?? [];
  if (name === undefined || value === undefined) return [];
  if (kind === 'type') return [{ name, text: `${comment}export type ${name}${value}` }];
  const list = /^ = (\[[^\]]*\]) as const\b/.exec(value)?.[1]?.replaceAll('...', '...typeof ');
  return list === undefined ? [] : [{ name, text: `${comment}declare const ${name}: readonly ${list};` }];
}

/** The file. A type that is missing in it is for a compiler to find. */
export function hostTypes(): string {
  const entries = ENTRIES.flatMap(declarationsOf);
  const known = new Map<string, string>();
  for (const { name, text } of [...entries, ...OTHERS.flatMap(declarationsOf)])
    if (!known.has(name)) known.set(name, text);
  const taken = new Set<string>();
  const take = (name: string): void => {
    const text = known.get(name);
    if (text === undefined || taken.has(name)) return;
    taken.add(name);
    for (const [mentioned] of text.matchAll(/\b[A-Z]\w+\b/g)) take(mentioned);
  };
  for (const { name } of entries) take(name);
  const global = /^declare global \{[\s\S]*?^\}$/m.exec(readFileSync(join(SOURCE, 'embed/api.ts'), 'utf8'));
  return [HEAD, ...[...taken].map((name) => known.get(name)), global?.[0], 'export {};']
    .join('\n\n')
    .concat('\n');
}
