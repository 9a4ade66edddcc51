import { openDataset } from '../../../src/worker/data/dataset';
import type { SampleSet } from '../../../src/worker/data/sample-set';
import type { Engine } from '../../../src/worker/engine/engine';
import { type Contender, planOf, type Task, warmUp } from './contender';
import { engineContender } from './engine-contender';
import { countGl, type GlCounts } from './gl-counts';
import type { BenchAnswers, BenchReply, BenchRequest, ContenderName } from './messages';
import { readingTimes } from './reading-time';
import { glPerStep, scriptTimes } from './step-cost';

/** A worker in which one contender trains, as in the page's own worker. */

declare const self: DedicatedWorkerGlobalScope;

/** What `start` has started. */
let digits: SampleSet;
let testDigits: SampleSet;
let runner: Runner;
let counts: GlCounts | null;
/** What `prepare` has prepared. */
let contender: Contender;
let piece: { readonly steps: number; readonly samples: number };

type Runner = { readonly engine: Engine | null; readonly contend: (task: Task) => Contender };

async function answer(request: BenchRequest): Promise<BenchAnswers[BenchRequest['type']]> {
  switch (request.type) {
    case 'start':
      ({ train: digits, test: testDigits } = await openDataset(request.manifest));
      await digits.until(digits.total);
      await testDigits.until(testDigits.total);
      counts = request.countGl ? countGl() : null;
      runner = await startRunner(request.contender);
      return { variant: runner.engine?.variant ?? null };
    case 'prepare': {
      contender = runner.contend(request.task);
      const steps = await warmUp(contender, request.pieceMilliseconds);
      piece = { steps, samples: steps * planOf(request.task).batchSize };
      return null;
    }
    case 'time':
      return (piece.samples * 1000) / (await contender.run(piece.steps));
    case 'count':
      if (counts === null) throw new Error('nothing is counted');
      return glPerStep(startedEngine(), digits, request.task, counts);
    case 'read':
      return readingTimes(startedEngine(), testDigits, request.task);
    case 'script':
      return scriptTimes(startedEngine(), digits, request.task);
    default:
      return request satisfies never;
  }
}

function startedEngine(): Engine {
  if (runner.engine === null) throw new Error('not an engine of ours');
  return runner.engine;
}

/** Loads only what this contender needs. */
async function startRunner(name: ContenderName): Promise<Runner> {
  switch (name) {
    case 'wasm': {
      const { startCpuEngine } = await import('../../../src/worker/engine/cpu/start');
      const { fetchKernels } = await import('../../../src/worker/engine/cpu/kernel-files');
      return engineRunner(await startCpuEngine(fetchKernels));
    }
    case 'webgl': {
      const { startGpuEngine } = await import('../../../src/worker/engine/gpu/start');
      return engineRunner(await startGpuEngine(() => console.error('the WebGL context is lost')));
    }
    case 'tfjs model.fit wasm': {
      const { startTfjsWasm } = await import('./tfjs-wasm');
      await startTfjsWasm();
      return fitRunner();
    }
    case 'tfjs model.fit webgl': {
      const { setBackend } = await import('@tensorflow/tfjs');
      if (!(await setBackend('webgl'))) throw new Error('tfjs on webgl does not start');
      return fitRunner();
    }
    default:
      return name satisfies never;
  }
}

function engineRunner(engine: Engine): Runner {
  return { engine, contend: (task) => engineContender(engine, digits, task) };
}

async function fitRunner(): Promise<Runner> {
  const { fitContender } = await import('./fit-contender');
  return { engine: null, contend: (task) => fitContender(digits, task) };
}

self.addEventListener('message', async ({ data }: MessageEvent<BenchRequest>) => {
  self.postMessage(await replyTo(data));
});

async function replyTo(request: BenchRequest): Promise<BenchReply> {
  try {
    return { answer: await answer(request) };
  } catch (thrown) {
    return { failure: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown) };
  }
}
