import { checkPlan } from '../../core/model/check/plan';
import { PLAN_LIMITS } from '../../core/model/plan';
import type { Shipped } from '../../core/model/shipped';
import type { EngineChoice } from '../../protocol/engine';
import { readableColours } from '../config/colours';
import type { Colour, ConfigProblem, Control, PageConfig, Panel, Restriction } from '../config/config';
import { PANELS } from '../config/names';
import { readOrigin } from '../config/origin';
import { readConfig } from '../config/read';
import { LONGEST_TASK, plainTask } from '../config/task';
import { planConfig } from '../config/write';
import type { Language, Theme } from '../preferences';
import type { AppState } from '../state';

/** As it is on this page, as each reader has it, or as said. */
export type Choice<T> = T | 'here' | 'reader';

/** What is chosen in the form that builds links. */
export type EmbedState = {
  readonly panels: readonly Panel[];
  readonly controls: PageConfig['controls'];
  /** `here`: as it stands in the form; `own`: the one that the page starts with by itself; `link`: that of `fromLink` */
  readonly plan: 'here' | 'own' | 'link';
  readonly fromLink: Pick<PageConfig, 'preset' | 'plan' | 'seed'> | null;
  /** as typed; empty for the plan's own */
  readonly seed: string;
  readonly language: Choice<Language>;
  readonly theme: Choice<Theme>;
  readonly network: Choice<Shipped>;
  readonly engine: Choice<EngineChoice>;
  readonly colours: PageConfig['colours'];
  readonly task: string;
  readonly autoplay: boolean;
  /** as typed */
  readonly host: string;
  /** what was not understood of the link that was read last; null before there was one */
  readonly linkProblems: readonly ConfigProblem[] | null;
};

export type EmbedAction =
  | { readonly type: 'panelToggled'; readonly panel: Panel }
  | { readonly type: 'panelsChosen'; readonly panels: readonly Panel[] }
  | {
      readonly type: 'restricted';
      readonly controls: readonly Control[];
      readonly restriction: Restriction | null;
    }
  /** null: the page's own */
  | { readonly type: 'coloured'; readonly colour: Colour; readonly value: string | null }
  | { readonly type: 'chosen'; readonly choices: Partial<EmbedChoices> }
  /** A link of the page, or what was pasted as one. */
  | { readonly type: 'linkRead'; readonly link: string };

export type EmbedChoices = Pick<
  EmbedState,
  'plan' | 'seed' | 'language' | 'theme' | 'network' | 'engine' | 'task' | 'autoplay' | 'host'
>;

/** What a frame in a course page usually shows. */
export const FRAME_PANELS = ['draw', 'predict', 'train'] as const satisfies readonly Panel[];

export const FIRST_EMBED: EmbedState = {
  panels: FRAME_PANELS,
  controls: {},
  plan: 'here',
  fromLink: null,
  seed: '',
  language: 'here',
  theme: 'here',
  network: 'here',
  engine: 'here',
  colours: {},
  task: '',
  autoplay: false,
  host: '',
  linkProblems: null,
};

/** Pure. */
export function reduceEmbed(state: EmbedState, action: EmbedAction): EmbedState {
  switch (action.type) {
    case 'panelToggled': {
      const panels = PANELS.filter((panel) => state.panels.includes(panel) !== (panel === action.panel));
      // Something has to be shown.
      return panels.length === 0 ? state : { ...state, panels };
    }
    case 'panelsChosen':
      return { ...state, panels: action.panels };
    case 'restricted': {
      const controls = { ...state.controls };
      for (const control of action.controls) {
        if (action.restriction === null) delete controls[control];
        else controls[control] = action.restriction;
      }
      return { ...state, controls };
    }
    case 'coloured': {
      const { [action.colour]: _, ...others } = state.colours;
      const colours = action.value === null ? others : { ...others, [action.colour]: action.value };
      return { ...state, colours };
    }
    case 'chosen':
      return { ...state, ...action.choices };
    case 'linkRead':
      return fromLink(action.link);
    default:
      return action satisfies never;
  }
}

/** Longer than any link of ours: nobody's patience is spent on more. */
const LONGEST_LINK = 100_000;

/** Everything as a link has it. Total: of what is no link, nothing is said. */
function fromLink(link: string): EmbedState {
  const [, query = ''] = /\?([^#]*)/.exec(link.slice(0, LONGEST_LINK)) ?? [];
  const { config, problems } = readConfig(query);
  const { preset, plan, seed } = config;
  return {
    panels: config.panels ?? PANELS,
    controls: config.controls,
    plan: preset === null && plan === null ? 'own' : 'link',
    fromLink: { preset, plan, seed },
    seed: seed === null ? '' : String(seed),
    language: config.language ?? 'reader',
    theme: config.theme ?? 'reader',
    network: config.network ?? 'reader',
    engine: config.engine ?? 'reader',
    colours: config.colours,
    task: config.task,
    autoplay: config.autoplay,
    host: config.host ?? '',
    linkProblems: problems,
  };
}

/** What is wrong with what was typed; what is wrong is left out of the configuration. */
export type EmbedProblems = {
  readonly seed: boolean;
  readonly host: boolean;
  /** the form's plan cannot be trained */
  readonly plan: boolean;
  /** cannot be read, with the others or the page's own beside them */
  readonly colours: readonly Colour[];
};

/** The configuration that the choices make, on a page as it is. */
export function configOf(
  state: EmbedState,
  page: Pick<AppState, 'preferences' | 'engine' | 'training'>,
): { readonly config: PageConfig; readonly problems: EmbedProblems } {
  const { language, theme, network } = page.preferences;
  const seed = readSeed(state.seed);
  const host = state.host.trim() === '' ? null : readOrigin(state.host.trim());
  const plan = planOf(state, page.training.draft);
  const shownTheme = chosen(state.theme, theme === 'system' ? null : theme);
  const { colours, refused } = readableColours(state.colours, shownTheme);
  return {
    config: {
      panels: state.panels.length === PANELS.length ? null : state.panels,
      controls: state.controls,
      preset: plan?.preset ?? null,
      plan: plan?.plan ?? null,
      seed: state.seed.trim() === '' ? (plan?.seed ?? null) : seed,
      language: chosen(state.language, language),
      theme: shownTheme,
      network: chosen(state.network, network === 'default' ? null : network),
      engine: chosen(state.engine, page.engine.choice === 'auto' ? null : page.engine.choice),
      colours,
      task: plainTask(state.task).slice(0, LONGEST_TASK),
      autoplay: state.autoplay,
      host,
    },
    problems: {
      seed: state.seed.trim() !== '' && seed === null,
      host: state.host.trim() !== '' && host === null,
      plan: plan === null,
      colours: refused,
    },
  };
}

/** @param here as this page has it; null where that is as every page has it by itself */
function chosen<T extends string>(choice: Choice<T>, here: T | null): T | null {
  return choice === 'here' ? here : choice === 'reader' ? null : choice;
}

/** Null where the form's cannot be trained. */
function planOf(
  { plan, fromLink: linked }: EmbedState,
  draft: AppState['training']['draft'],
): Pick<PageConfig, 'preset' | 'plan' | 'seed'> | null {
  if (plan === 'link' && linked !== null) return { ...linked, seed: null };
  if (plan !== 'here') return { preset: null, plan: null, seed: null };
  const check = checkPlan(draft);
  return check.ok ? planConfig(check.plan) : null;
}

/** Null for none. */
function readSeed(text: string): number | null {
  const seed = /^\d{1,10}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return seed <= PLAN_LIMITS.seed.max ? seed : null;
}
