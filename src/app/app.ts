import type { Digits } from '../core/data/digits';
import { checkPlan } from '../core/model/check/plan';
import type { TrainingPlan } from '../core/model/plan';
import type { Shipped } from '../core/model/shipped';
import type { EngineChoice } from '../protocol/engine';
import type { Event } from '../protocol/messages';
import type { Action } from './actions';
import { createClient, type WorkerPort } from './client';
import { DEFAULT_CONFIG, type PageConfig, type ReadConfig } from './config/config';
import type { Database } from './database/database';
import { type EngineMemory, loadEngineMemory, saveEngineMemory, withMeasurement } from './engine-memory';
import type { KeptStorage } from './kept';
import { newId as randomId } from './new-id';
import { loadPreferences, type Preferences, savePreferences } from './preferences';
import { createReader } from './reader';
import { reduce } from './reducer';
import { type AppState, initialState } from './state';
import { createStore, type Store } from './store';
import { createWorkerLink, type WorkerLink } from './worker-link';

/** What the page stands on: the only things that differ between a browser and a test. */
export type AppEnvironment = {
  readonly spawn: () => WorkerPort;
  /** the page's own URL, which the data and the networks that come with it lie beside */
  readonly baseUrl: string;
  readonly storage: KeptStorage | null;
  readonly languages: readonly string[];
  /** what the page's URL says; nothing unless given */
  readonly url?: ReadConfig;
  /** no worker is started before `wake` is called, or something is asked of it; false unless given */
  readonly asleep?: boolean;
  /** changes with every release */
  readonly version: string;
  /** an id that no run before had */
  readonly newId?: () => string;
};

/** The page without its looks: the state, and everything a person can do beyond the pad itself. */
export type App = {
  readonly store: Store<AppState, Action>;
  readonly commands: Commands;
  readonly worker: WorkerLink;
  /** Ends the worker for a while; what it has learnt is kept, what it was asked and has not answered is lost. */
  readonly rest: () => void;
  /** Starts a worker where there is none because it rests; it goes on where the one before was. */
  readonly wake: () => void;
  readonly dispose: () => void;
  /**
   * What is kept on this device, opened when it is first asked for. One for the whole page: where the browser keeps nothing, what
   * one part of the page keeps in memory the others can only find in the same memory. Rejects where the code does not come.
   */
  readonly database: () => Promise<Database>;
};

const SAYS_NOTHING: ReadConfig = { config: DEFAULT_CONFIG, problems: [], plan: null };

export type Commands = {
  /**
   * Starts a run of the plan in the form, as soon as the engine is there; nothing happens while that plan is invalid or anything
   * else goes on.
   */
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
  const {
    spawn,
    baseUrl,
    storage,
    languages,
    url = SAYS_NOTHING,
    asleep = false,
    version,
    newId = randomId,
  } = environment;
  let memory = loadEngineMemory(storage, version);
  const remember = (changed: EngineMemory) => {
    memory = changed;
    saveEngineMemory(storage, version, memory);
  };
  let remembered = loadPreferences(storage, languages);
  const initial = initialState(
    withUrl(remembered, url.config),
    url.config.engine ?? memory.choice,
    url.config,
    url.problems,
  );
  const draftAtFirst = url.plan ?? initial.training.draft;
  const store = createStore({ ...initial, training: { ...initial.training, draft: draftAtFirst } }, reduce);
  const { dispatch, getSnapshot } = store;
  if (asleep) dispatch({ type: 'engineRested' });

  const client = createClient({
    spawn,
    asleep,
    onWake: () => dispatch({ type: 'engineWoken' }),
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
  const { send } = client;
  const { link, tell } = createWorkerLink(send);

  const reader = createReader((id, pixels) => {
    dispatch({ type: 'asked', id });
    send({ type: 'predict', id, pixels });
  });
  const readAgain = () => {
    const { pad, engine } = getSnapshot();
    const { preparation } = pad;
    // While the worker rests, a drawing waits for it, as no drawing by itself is a reason to start it.
    if (preparation.kind === 'digit' && engine.status !== 'resting') reader.read(preparation.pixels);
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
    dispatch({ type: 'runStarted', id: newId(), plan: check.plan, mode });
    send({ type: 'train', plan: check.plan, mode, own });
  };
  const draft = () => getSnapshot().training.draft;
  const choosePreferences = (chosen: Partial<Preferences>) => {
    // What the URL asks for counts for this page alone, unless the person chooses it, too.
    remembered = { ...remembered, ...chosen };
    savePreferences(storage, remembered);
    dispatch({ type: 'preferencesChosen', preferences: { ...getSnapshot().preferences, ...chosen } });
  };

  let database: Promise<Database> | null = null;

  const trainSoon = () => {
    const { status } = getSnapshot().engine;
    if (status !== 'starting' && status !== 'resting') return;
    client.wake();
    // Where it does not come, the next press counts.
    import('./autoplay').then(({ autoplay }) => autoplay(app)).catch(() => {});
  };

  const app: App = {
    store,
    commands: {
      train: () => {
        if (getSnapshot().training.phase === 'starting') trainSoon();
        else startRun('run', draft(), null);
      },
      fineTune: (plan, own) => startRun('run', plan, own),
      setLearningRate: (learningRate) => send({ type: 'setLearningRate', learningRate }),
      step: () => {
        if (getSnapshot().training.phase === 'paused') send({ type: 'step' });
        else startRun('step', draft(), null);
      },
      pause: () => send({ type: 'pause' }),
      resume: () => send({ type: 'resume' }),
      stop: () => send({ type: 'stop' }),
      reset: (network = 'default') => {
        choosePreferences({ network });
        dispatch({ type: 'resetAsked' });
        send({ type: 'reset', network });
      },
      retry: () => send({ type: 'retry' }),
      restart: () => {
        reader.reset();
        dispatch({ type: 'restartAsked' });
        client.restart();
      },
      chooseEngine: (choice) => {
        remember({ ...memory, choice });
        dispatch({ type: 'engineChosen', engine: choice });
        send({ type: 'chooseEngine', engine: choice });
      },
      choosePreferences,
    },
    worker: link,
    database: () => {
      database ??= import('./database/database').then(
        ({ openDatabase }) => openDatabase(),
        (thrown) => {
          database = null; // the next who asks tries again
          throw thrown;
        },
      );
      return database;
    },
    rest: () => {
      client.rest();
      reader.reset();
      dispatch({ type: 'engineRested' });
      tell(null);
    },
    wake: client.wake,
    dispose: () => {
      unsubscribe();
      client.dispose();
    },
  };
  return app;
}

/**
 * Whether the network that reads is another after this event, so that the drawing on the pad wants reading again. At a run's
 * end it may have gone back to an epoch before, or have been calibrated.
 */
function changesReading({ type }: Event): boolean {
  return type === 'network' || type === 'progress' || type === 'epoch' || type === 'finished';
}

/** What a person has chosen for good, but for what the URL asks for. */
function withUrl(remembered: Preferences, { language, theme, network }: PageConfig): Preferences {
  return {
    language: language ?? remembered.language,
    theme: theme ?? remembered.theme,
    network: network ?? remembered.network,
  };
}
