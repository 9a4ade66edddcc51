/**
 * Everything that must hold, in the order in which a fault is cheapest to find. Stops at the first stage that fails.
 * Names of stages as arguments (`tsx scripts/test.ts types unit`) run only those.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChromiumError, findChromium } from './lib/chromium';
import { CHROMIUM_VARIABLE } from './lib/chromium-args';
import { realMachine } from './lib/chromium-machine';
import { countsIn, sum, summaryOf } from './lib/counts';
import { binOf, runNode, runScript } from './lib/run';

interface Stage {
  name: string;
  /** Returns an exit code. */
  run(): Promise<number>;
}

const inCi = Boolean(process.env.CI);
/** Each test runner leaves a report here, to be counted. */
const reports = mkdtempSync(join(tmpdir(), 'inkling-tests-'));
process.on('exit', () => rmSync(reports, { recursive: true, force: true }));

const tool = (name: string, args: string[], env?: Record<string, string>): Promise<number> =>
  runNode(binOf(name), args, env);

function vitest(report: string, projects: string[]): Promise<number> {
  const args = [
    'run',
    ...projects.map((project) => `--project=${project}`),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${join(reports, report)}`,
  ];
  // The warning is about a way to load configuration files that this project's Node has not.
  return tool('vitest', args, { VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true' });
}

/** The runners read the path from the environment. */
async function nameChromium(): Promise<number> {
  try {
    const path = await findChromium(realMachine());
    process.env[CHROMIUM_VARIABLE] = path;
    console.log(path);
    return 0;
  } catch (error) {
    if (!(error instanceof ChromiumError)) throw error;
    console.error(error.message);
    return 1;
  }
}

const STAGES: Stage[] = [
  { name: 'data', run: () => runScript('pack-mnist') },
  { name: 'kernels', run: () => runScript('build-kernels') },
  { name: 'types', run: () => runNode(binOf('typescript', 'tsc'), ['-b']) },
  { name: 'lint', run: () => runNode(binOf('@biomejs/biome', 'biome'), [inCi ? 'ci' : 'check', '.']) },
  { name: 'unit', run: () => vitest('unit.json', ['unit', 'ui', 'property']) },
  { name: 'chromium', run: nameChromium },
  { name: 'build', run: () => tool('vite', ['build', '--logLevel', 'warn']) },
  { name: 'size', run: () => runScript('size') },
  { name: 'browser', run: () => vitest('browser.json', ['browser']) },
  {
    name: 'e2e',
    run: () =>
      runNode(binOf('@playwright/test', 'playwright'), ['test', '--reporter=list,json'], {
        PLAYWRIGHT_JSON_OUTPUT_FILE: join(reports, 'e2e.json'),
      }),
  },
];

const seconds = (since: number): string => `${((Date.now() - since) / 1000).toFixed(1)} s`;

async function runStages(stages: Stage[]): Promise<number> {
  for (const stage of stages) {
    console.log(`\n== ${stage.name}`);
    const start = Date.now();
    const code = await stage.run();
    if (code !== 0) {
      console.error(`== ${stage.name}: FAILED after ${seconds(start)} (exit code ${code})`);
      return code;
    }
    console.log(`== ${stage.name}: ok in ${seconds(start)}`);
  }
  return 0;
}

function chosenStages(names: string[]): Stage[] {
  const unknown = names.filter((name) => !STAGES.some((stage) => stage.name === name));
  if (unknown.length > 0) {
    throw new Error(`no stage ${unknown.join(', ')}; there are ${STAGES.map(({ name }) => name).join(', ')}`);
  }
  return names.length > 0 ? STAGES.filter(({ name }) => names.includes(name)) : STAGES;
}

const code = await runStages(chosenStages(process.argv.slice(2)));
const counted = sum(readdirSync(reports).map((file) => countsIn(join(reports, file))));
// A build that breaks fails no test, but a summary without a failure would read as a good one.
const failed = code === 0 ? counted.failed : Math.max(1, counted.failed);
console.log(`\n${summaryOf({ ...counted, failed })}`);
process.exitCode = code;
