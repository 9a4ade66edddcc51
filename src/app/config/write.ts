import type { TrainingPlan } from '../../core/model/plan';
import { encodePlan } from '../../core/model/plan-code';
import { PRESETS, presetOf } from '../../core/model/presets';
import { COLOURS, type PageConfig, type Restriction } from './config';
import { controlsCode } from './controls-code';
import { CONTROLS } from './names';
import { taskCode } from './task';

/** Longer lists of names are written as a code. */
const LONGEST_NAMES = 80;

/**
 * The query that `readConfig` reads as this configuration, as short as it can be: with a URL of 60 characters before it,
 * fewer than 2,000 for any.
 *
 * @param config with a plan that is checked, and a task as `plainTask` makes it
 * @returns '' for the page as it is, else beginning with `?`
 */
export function configQuery(config: PageConfig): string {
  const { panels, preset, plan, seed, network, engine, language, theme, colours, task, autoplay, host } =
    config;
  const parts = [
    panels && `show=${panels.join(',')}`,
    controlsPart(config.controls),
    preset && `preset=${preset}`,
    plan && `plan=${encodePlan(plan)}`,
    seed !== null && `seed=${seed}`,
    network && `network=${network}`,
    engine && `engine=${engine}`,
    language && `lang=${language}`,
    theme && `theme=${theme}`,
    ...COLOURS.map((name) => colours[name] && `${name}=${colours[name].slice(1)}`),
    task && shorter(`task=${escaped(task)}`, `task64=${taskCode(task)}`),
    autoplay && 'autoplay',
    host && `host=${escaped(host)}`,
  ].filter((part) => part);
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** What a plan adds to a configuration: the name of a ready-made one, with its seed if that is another, or all of it. */
export function planConfig(plan: TrainingPlan): Pick<PageConfig, 'preset' | 'plan' | 'seed'> {
  const preset = presetOf(plan);
  if (preset === null) return { preset, plan, seed: null };
  return { preset, plan: null, seed: plan.seed === PRESETS[preset].seed ? null : plan.seed };
}

function controlsPart(controls: PageConfig['controls']): string {
  const list = (key: string, restriction: Restriction) => {
    const names = CONTROLS.filter((name) => controls[name] === restriction);
    return names.length === 0 ? [] : [`${key}=${names.join(',')}`];
  };
  const names = [...list('hide', 'hidden'), ...list('lock', 'locked')].join('&');
  return names.length > LONGEST_NAMES ? `controls=${controlsCode(controls)}` : names;
}

function shorter(a: string, b: string): string {
  return a.length <= b.length ? a : b;
}

/** As few escapes as a query needs that is to be put between quotes: RFC 3986, section 3.4, with `+` for spaces. */
function escaped(text: string): string {
  return encodeURIComponent(text)
    .replaceAll('%20', '+')
    .replaceAll('%2C', ',')
    .replaceAll('%3A', ':')
    .replaceAll('%2F', '/')
    .replaceAll("'", '%27');
}
