import type { Digits } from '../core/data/digits';
import { checkPlan } from '../core/model/check/plan';
import type { TrainingPlan } from '../core/model/plan';
import type { Shipped } from '../core/model/shipped';
import type { EngineChoice } from '../protocol/engine';
import type { Event } from '../protocol/messages';
import type { Action } from './actions';
import { createClient, type WorkerPort } from './client';
import { type EngineMemory, loadEngineMemory, saveEngineMemory, withMeasurement } from './engine-memory';
import type { KeptStorage } from './kept';
import { loadPreferences, type Preferences, savePreferences } from './preferences';
import { createReader } from './reader';
import { reduce } from './reducer';
import { type AppState, initialState } from './state';
import { createStore, type Store } from './store';
import { urlChoices } from './url';
import { createWorkerLink, type WorkerLink } from './worker-link';

/** What the page stands on: the only things that differ between a browser and a test. */
export type AppEnvironment = {
  readonly spawn: () => WorkerPort;
  /** the page's own URL, which the data and the networks that come with it lie beside */
  readonly baseUrl: string;
  readonly storage: KeptStorage | null;
  readonly languages: readonly string[];
  /** the query of the page's URL */
  readonly search: string;
  /** changes with every release */
  readonly version: string;
};

/** The page without its looks: the state, and everything a person can do beyond the pad itself. */
export type App = {
  readonly store: Store<AppState, Action>;
  readonly commands: Commands;
  readonly worker: WorkerLink;
  readonly dispose: () => void;
};

export type Commands = {
  /** Starts a run of the plan in the form; nothing happens while that plan is invalid or anything else goes on. */
  readonly train: () => void;
  /** Goes on training the network that reads, on a person's own digits mixed with MNIST's; only while nothing else goes on. */
  readonly fineTune: (plan: TrainingPlan, own: Digits) => void;
  /** The learning rate of the run of the moment, from its next step on. */
  readonly setLearningRate: (learningRate: number) => void;
  /** One optimiser step: the first of a new run, or the next of a paused one. */
  readonly step: () => void;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly stop: () => void;
  /** Back to a network that comes with the page, `default` unless told otherwise; it reads first on the next visit, too. */
  readonly reset: (network?: Shipped) => void;
  /** Goes on after missing data. */
  readonly retry: () => void;
  /** Starts the worker again after it was given up. */
  readonly restart: () => void;
  /** From the next run on; remembered on this machine. */
  readonly chooseEngine: (engine: EngineChoice) => void;
  /** Those that are not named stay as they are. */
  readonly choosePreferences: (preferences: Partial<Preferences>) => void;
};

/** Wires store, reader and worker together. Nothing happens in it before this call, and nothing after `dispose`. */
export function createApp(environment: AppEnvironment): App {
  const { spawn, baseUrl, storage, languages, search, version } = environment;
  let memory = loadEngineMemory(storage, version);
  const remember = (changed: EngineMemory) => {
    memory = changed;
    saveEngineMemory(storage, version, memory);
  };
  const engine = urlChoices(search).engine ?? memory.choice;
  const store = createStore(initialState(loadPreferences(storage, languages), engine), reduce);
  const { dispatch, getSnapshot } = store;

  const client = createClient({
    spawn,
    start: () => ({
      dataUrl: new URL('data/mnist/manifest.json', baseUrl).href,
      modelsUrl: new URL('models/', baseUrl).href,
      network: getSnapshot().preferences.network,
      engine: getSnapshot().engine.choice,
      measurements: memory.measurements,
    }),
    onEvent: (event) => {
      dispatch({ type: 'event', event });
      if (event.type === 'measured') remember(withMeasurement(memory, event.plan, event.speeds));
      if (event.type === 'predicted') reader.answered(event.id);
      else if (changesReading(event)) readAgain();
      // Perhaps that of a reading: then its answer will never come.
      else if (event.type === 'failed' && event.error.kind === 'internal') reader.reset();
      tell(event);
    },
    onLost: (error, restarting) => {
      reader.reset();
      dispatch({ type: 'workerLost', error, restarting });
      tell(null);
    },
  });
  const { link, tell } = createWorkerLink((request) => client.send(request));

  const reader = createReader((id, pixels) => {
    dispatch({ type: 'asked', id });
    client.send({ type: 'predict', id, pixels });
  });
  const readAgain = () => {
    const { preparation } = getSnapshot().pad;
    if (preparation.kind === 'digit') reader.read(preparation.pixels);
    else reader.forget();
  };

  let shown = getSnapshot().pad.preparation;
  const unsubscribe = store.subscribe(() => {
    const { preparation } = getSnapshot().pad;
    if (preparation === shown) return;
    shown = preparation;
    readAgain();
  });

  const startRun = (mode: 'run' | 'step', plan: TrainingPlan, own: Digits | null) => {
    const check = checkPlan(plan);
    if (!check.ok || getSnapshot().training.phase !== 'idle') return;
    dispatch({ type: 'runStarted', plan: check.plan, mode });
    client.send({ type: 'train', plan: check.plan, mode, own });
  };
  const draft = () => getSnapshot().training.draft;
  const choosePreferences = (chosen: Partial<Preferences>) => {
    const preferences = { ...getSnapshot().preferences, ...chosen };
    savePreferences(storage, preferences);
    dispatch({ type: 'preferencesChosen', preferences });
  };

  return {
    store,
    commands: {
      train: () => startRun('run', draft(), null),
      fineTune: (plan, own) => startRun('run', plan, own),
      setLearningRate: (learningRate) => client.send({ type: 'setLearningRate', learningRate }),
      step: () => {
        if (getSnapshot().training.phase === 'paused') client.send({ type: 'step' });
        else startRun('step', draft(), null);
      },
      pause: () => client.send({ type: 'pause' }),
      resume: () => client.send({ type: 'resume' }),
      stop: () => client.send({ type: 'stop' }),
      reset: (network = 'default') => {
        choosePreferences({ network });
        dispatch({ type: 'resetAsked' });
        client.send({ type: 'reset', network });
      },
      retry: () => client.send({ type: 'retry' }),
      restart: () => {
        reader.reset();
        dispatch({ type: 'restartAsked' });
        client.restart();
      },
      chooseEngine: (choice) => {
        remember({ ...memory, choice });
        dispatch({ type: 'engineChosen', engine: choice });
        client.send({ type: 'chooseEngine', engine: choice });
      },
      choosePreferences,
    },
    worker: link,
    dispose: () => {
      unsubscribe();
      client.dispose();
    },
  };
}

/**
 * Whether the network that reads is another after this event, so that the drawing on the pad wants reading again. At a run's
 * end it may have gone back to an epoch before, or have been calibrated.
 */
function changesReading({ type }: Event): boolean {
  return type === 'network' || type === 'progress' || type === 'epoch' || type === 'finished';
}
