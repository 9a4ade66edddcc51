import { describe, expect, it } from 'vitest';
import { PANELS } from '../../../../src/app/config/names';
import { configQuery } from '../../../../src/app/config/write';
import { loadPreferences } from '../../../../src/app/preferences';
import { configOf, type EmbedAction, FIRST_EMBED, reduceEmbed } from '../../../../src/app/share/embed';
import { type AppState, initialState } from '../../../../src/app/state';
import { PRESETS } from '../../../../src/core/model/presets';

const PAGE = initialState(loadPreferences(null, ['en']));

const stateAfter = (...actions: EmbedAction[]) => actions.reduce(reduceEmbed, FIRST_EMBED);
const configAfter = (actions: EmbedAction[], page: AppState = PAGE) => configOf(stateAfter(...actions), page);
const withPlan = (draft: AppState['training']['draft']): AppState => ({
  ...PAGE,
  training: { ...PAGE.training, draft },
});

describe('the configuration of a link', () => {
  it('is at first a frame with what is on this page', () => {
    const { config, problems } = configAfter([]);
    expect(configQuery(config)).toBe('?show=draw,predict,train&preset=inkling&lang=en');
    expect(problems).toEqual({ seed: false, host: false, plan: false, colours: [] });
  });

  it('says of this page what is otherwise than pages are by themselves', () => {
    const page: AppState = {
      ...withPlan({ ...PRESETS['dense-100'], seed: 7 }),
      preferences: { language: 'zh', theme: 'dark', network: 'cnn' },
      engine: { ...PAGE.engine, choice: 'wasm' },
    };
    expect(configAfter([], page).config).toMatchObject({
      preset: 'dense-100',
      seed: 7,
      language: 'zh',
      theme: 'dark',
      network: 'cnn',
      engine: 'wasm',
    });
  });

  it('leaves to readers what it is told to leave', () => {
    const left = {
      plan: 'own',
      language: 'reader',
      theme: 'reader',
      network: 'reader',
      engine: 'reader',
    } as const;
    const page: AppState = { ...PAGE, preferences: { language: 'zh', theme: 'dark', network: 'cnn' } };
    const { config } = configAfter(
      [
        { type: 'chosen', choices: left },
        { type: 'panelsChosen', panels: PANELS },
      ],
      page,
    );
    expect(configQuery(config)).toBe('');
  });

  it('holds a plan of one’s own, but not one that cannot be trained', () => {
    const own = { ...PRESETS['dense-100'], epochs: 3 };
    expect(configAfter([], withPlan(own)).config.plan).toEqual(own);
    const wrong = configAfter([], withPlan({ ...own, epochs: 0 }));
    expect(wrong.config).toMatchObject({ plan: null, preset: null });
    expect(wrong.problems.plan).toBe(true);
  });

  it.each([
    ['12', 12, false],
    [' 0 ', 0, false],
    ['4294967295', 4294967295, false],
    ['4294967296', null, true],
    ['1.5', null, true],
    ['x', null, true],
  ])('takes the seed %s as %s', (seed, read, wrong) => {
    const { config, problems } = configAfter([{ type: 'chosen', choices: { seed } }]);
    expect([config.seed, problems.seed]).toEqual([read, wrong]);
  });

  it.each([
    ['https://course.example', 'https://course.example', false],
    ['null', 'null', false],
    ['course.example', null, true],
    ['https://course.example/lesson', null, true],
  ])('takes the host %s as %s', (host, read, wrong) => {
    const { config, problems } = configAfter([{ type: 'chosen', choices: { host } }]);
    expect([config.host, problems.host]).toEqual([read, wrong]);
  });

  it('leaves out colours that could not be read', () => {
    const { config, problems } = configAfter([
      { type: 'coloured', colour: 'text', value: '#777777' },
      { type: 'coloured', colour: 'surface', value: '#888888' },
      { type: 'coloured', colour: 'page', value: '#ffffff' },
    ]);
    expect(config.colours).toEqual({ page: '#ffffff' });
    expect(problems.colours).toEqual(['surface', 'text']);
  });

  it('holds a task that is one line', () => {
    const { config } = configAfter([{ type: 'chosen', choices: { task: ' Draw\na\u0007 7 ' } }]);
    expect(config.task).toBe('Draw a 7');
  });
});

describe('the choices', () => {
  it('leave at least one panel', () => {
    const one = stateAfter({ type: 'panelsChosen', panels: ['draw'] });
    expect(reduceEmbed(one, { type: 'panelToggled', panel: 'draw' })).toBe(one);
    const two = reduceEmbed(one, { type: 'panelToggled', panel: 'header' });
    expect(two.panels).toEqual(['header', 'draw']);
  });

  it('restrict controls and free them again', () => {
    const restricted = stateAfter({ type: 'restricted', controls: ['undo', 'redo'], restriction: 'hidden' });
    expect(restricted.controls).toEqual({ undo: 'hidden', redo: 'hidden' });
    const freed = reduceEmbed(restricted, { type: 'restricted', controls: ['undo'], restriction: null });
    expect(freed.controls).toEqual({ redo: 'hidden' });
  });

  it('give a colour back', () => {
    const state = stateAfter(
      { type: 'coloured', colour: 'accent', value: '#112233' },
      { type: 'coloured', colour: 'accent', value: null },
    );
    expect(state.colours).toEqual({});
  });
});

describe('a link that is read', () => {
  const LINK =
    'https://x.example/?show=draw,lab&hide=reset&lock=epochs&preset=softmax&seed=5&network=cnn&lang=zh&theme=dark&accent=ffaa88&task=Hi+there&autoplay&host=https://c.example#top';

  it('makes the same link again', () => {
    const { config } = configAfter([{ type: 'linkRead', link: LINK }]);
    expect(configQuery(config)).toBe(new URL(LINK).search);
    expect(stateAfter({ type: 'linkRead', link: LINK }).linkProblems).toEqual([]);
  });

  it('keeps a plan of its own, whatever stands in the form', () => {
    const own = configQuery(configAfter([], withPlan({ ...PRESETS.softmax, epochs: 2 })).config);
    const { config } = configAfter([{ type: 'linkRead', link: `https://x.example/${own}` }]);
    expect(config.plan?.epochs).toBe(2);
  });

  it.each([
    ['', 0],
    ['nothing', 0],
    ['?', 0],
    ['https://x/?nonsense=1&lang=klingon', 2],
    ['?plan=%%%', 1],
  ])('is total: %s', (link, problems) => {
    expect(stateAfter({ type: 'linkRead', link }).linkProblems).toHaveLength(problems);
  });
});
