/**
 * `npm run bench:train`: how fast our engines train, against TensorFlow.js' own `model.fit` in the same browser, and what
 * a person waits for in the page that has them.
 *
 *   npm run bench:train -- --json FILE    writes all figures as JSON, too
 *   npm run bench:train -- --node         the CPU engine alone, in Node
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { ROOT } from '../../scripts/lib/run';
import { serve } from '../../scripts/lib/server';
import { describeMachine, launchBrowser, machineLine } from '../lib/browser';
import { pageFigures } from '../page/figures';
import { pageReport } from '../page/report';
import { engineFigures } from './engines';
import { benchInNode } from './node';
import { engineReport, jsonReport } from './report';

const { values } = parseArgs({ options: { node: { type: 'boolean' }, json: { type: 'string' } } });
if (values.node) await benchInNode();
else await benchInBrowser(values.json);

async function benchInBrowser(file: string | undefined): Promise<void> {
  await build({ root: ROOT, configFile: join(ROOT, 'vite.config.ts'), logLevel: 'warn' });
  const { url, server } = await serve({ cache: true });
  const browser = await launchBrowser();
  try {
    const machine = await describeMachine(browser);
    console.log(machineLine(machine));
    const engines = await engineFigures(browser, console.error);
    console.log(engineReport(engines));
    const page = await pageFigures(browser, url, console.error);
    console.log(`\n${pageReport(page)}`);
    if (file !== undefined) await writeFile(file, jsonReport(machine, engines, page));
  } finally {
    await browser.close();
    server.close();
  }
}
