import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importsOf } from '../../../scripts/lib/imports';
import { isOver, scriptsOf, tableOf, weighPage } from '../../../scripts/lib/size';

let dist: string;
beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'inkling-size-'));
});
afterEach(() => rmSync(dist, { recursive: true, force: true }));

function write(files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dist, name)), { recursive: true });
    writeFileSync(join(dist, name), text);
  }
}

/** Text that gzip can't shorten much. */
function noise(bytes: number): string {
  let state = 1;
  let text = '';
  while (text.length < bytes) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    text += state.toString(36);
  }
  return `"${text}";`;
}

const PAGE = {
  'embed.js': 'embed();',
  'index.html':
    '<link rel="modulepreload" crossorigin href="./assets/extra.js"><link rel="stylesheet" href="./assets/a.css">' +
    '<script type="module" crossorigin src="./assets/index.js"></script>',
  'assets/extra.js': 'export const e=1;',
  'assets/index.js':
    'import{a as t}from"./shared.js";import"./side.js";const p=()=>import("./panel.js");' +
    'new Worker(new URL(new URL(`worker.js`,import.meta.url).href,``+import.meta.url),{type:`module`});',
  'assets/shared.js': 'export const a=1;',
  'assets/side.js': 'export*from"./deep.js";',
  'assets/deep.js': 'export const d="import x from\'./not-there.js\'";',
  'assets/panel.js': 'import{a}from"./shared.js";import"./panel-part.js";export default a;',
  'assets/panel-part.js': 'export{};',
  'assets/worker.js':
    'import{t}from"./tf.js";onmessage=()=>import("./wasm.js");' +
    'fetch(""+new URL("kernels.wasm",import.meta.url).href);',
  'assets/kernels.wasm': '\0asm',
  'assets/tf.js': 'export const t=1;',
  'assets/wasm.js': 'export const w=1;',
};
const names = (files: { file: string }[]) => files.map(({ file }) => file.replace('assets/', '')).sort();

describe('importsOf', () => {
  it('reads every form a bundler writes, and no string that looks like one', () => {
    const code =
      'import a from"./a.js";import"./b.js";export{c}from"./c.js";export*from"./d.js";' +
      'const s="import(\'./no.js\')";const f=()=>x(()=>import(`./e.js`),[]);import(s);' +
      'new Worker(""+new URL("w.js",import.meta.url).href,{type:"module"});a(s,f);' +
      'fetch(""+new URL("k.wasm",import.meta.url).href);new URL("a.png",import.meta.url);' +
      'const u=new URL(`late.js`,import.meta.url).href;new URL("sw.js",document.baseURI);';
    const found = importsOf(code);
    expect({ ...found, workers: found.workers.sort() }).toEqual({
      eager: ['./a.js', './b.js', './c.js', './d.js'],
      lazy: ['./e.js'],
      workers: ['late.js', 'w.js'],
      wasm: ['k.wasm'],
    });
  });
});

describe('scriptsOf', () => {
  it('takes scripts and preloads, not styles', () => {
    const { modules, others } = scriptsOf(`<script defer src="./boot.js"></script>${PAGE['index.html']}`);
    expect(modules.sort()).toEqual(['assets/extra.js', 'assets/index.js']);
    expect(others).toEqual(['boot.js']);
  });
});

describe('weighPage', () => {
  it('counts what is loaded at once, lists what is loaded later', () => {
    write(PAGE);
    const { page, worker } = weighPage(dist);
    expect(names(page.eager)).toEqual(['deep.js', 'extra.js', 'index.js', 'shared.js', 'side.js']);
    expect(names(page.lazy)).toEqual(['panel-part.js', 'panel.js']);
    // Of the worker everything counts.
    expect(names(worker.eager)).toEqual(['kernels.wasm', 'tf.js', 'wasm.js', 'worker.js']);
    expect(worker.lazy).toEqual([]);
    expect(isOver(page) || isOver(worker)).toBe(false);
  });

  it('finds a chunk over its budget, but not for what the page loads later', () => {
    write({ ...PAGE, 'assets/deep.js': noise(200_000), 'assets/panel.js': noise(600_000) });
    const { page, worker } = weighPage(dist);
    expect(isOver(page)).toBe(true);
    expect(tableOf(page)).toContain('OVER BUDGET');
    expect(isOver(worker)).toBe(false);
  });

  it('weighs what course pages load by itself', () => {
    write({ ...PAGE, 'embed.js': noise(12_000) });
    const { page, embed } = weighPage(dist);
    expect(names(embed.eager)).toEqual(['embed.js']);
    expect(isOver(embed)).toBe(true);
    expect(isOver(page)).toBe(false);
  });

  it('refuses to pass a page without a script or a worker', () => {
    write({ 'index.html': '<p>' });
    expect(() => weighPage(dist)).toThrow(/loads no script/);
    write({ ...PAGE, 'assets/index.js': 'export{};' });
    expect(() => weighPage(dist)).toThrow(/starts a worker/);
  });
});
