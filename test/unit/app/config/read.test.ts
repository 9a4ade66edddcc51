import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../../../src/app/config/config';
import { CONTROLS, PANELS } from '../../../../src/app/config/names';
import { MOST_PROBLEMS, readConfig } from '../../../../src/app/config/read';
import { encodePlan } from '../../../../src/core/model/plan-code';
import { DEFAULT_PLAN, PRESET_IDS, PRESETS } from '../../../../src/core/model/presets';

const CODE = encodePlan(PRESETS.cnn);

describe('a URL', () => {
  it.each(['', '?', '?&', '?&&&'])('says nothing as %j', (search) => {
    expect(readConfig(search)).toEqual({ config: DEFAULT_CONFIG, problems: [], plan: null });
  });

  it.each([
    ['show=predict,draw', { panels: ['draw', 'predict'] }],
    ['show=%20draw%20,draw', { panels: ['draw'] }],
    ['hide=photo,reset&lock=epochs', { controls: { photo: 'hidden', reset: 'hidden', epochs: 'locked' } }],
    ['preset=fail-rate', { preset: 'fail-rate' }],
    [`plan=${CODE}`, { plan: PRESETS.cnn }],
    ['seed=0', { seed: 0 }],
    ['seed=4294967295', { seed: 4294967295 }],
    ['network=cnn', { network: 'cnn' }],
    ['engine=wasm', { engine: 'wasm' }],
    ['lang=zh&theme=dark', { language: 'zh', theme: 'dark' }],
    ['accent=%23C2185B', { colours: { accent: '#c2185b' } }],
    [
      'page=fff&surface=FEFEFE&text=000',
      { colours: { page: '#ffffff', surface: '#fefefe', text: '#000000' } },
    ],
    ['task=Draw+a+7%0A%00now', { task: 'Draw a 7 now' }],
    ['task=%E5%86%99%E4%B8%80%E4%B8%AA7', { task: '写一个7' }],
    ['task64=UZk', { task: '写' }],
    ['autoplay', { autoplay: true }],
    ['autoplay=1', { autoplay: true }],
    ['autoplay=true', { autoplay: true }],
    ['host=https://course.example', { host: 'https://course.example' }],
    ['host=http://localhost:8080/', { host: 'http://localhost:8080' }],
    ['host=HTTPS://Course.Example:443', { host: 'https://course.example' }],
    ['host=null', { host: 'null' }],
  ])('can say %s', (query, said) => {
    expect(readConfig(`?${query}`)).toMatchObject({ config: { ...DEFAULT_CONFIG, ...said }, problems: [] });
  });

  it.each([
    ['shw=draw', { key: 'shw', kind: 'unknownKey', value: 'draw' }],
    ['utm_source=mail', { key: 'utm_source', kind: 'unknownKey' }],
    ['__proto__=1', { key: '__proto__', kind: 'unknownKey' }],
    ['Show=draw', { key: 'Show', kind: 'unknownKey' }],
    ['show=', { key: 'show', kind: 'badValue', value: '', allowed: [...PANELS] }],
    ['show=pad', { key: 'show', kind: 'badValue', value: 'pad' }],
    ['hide=__proto__', { key: 'hide', kind: 'badValue', value: '__proto__', allowed: [...CONTROLS] }],
    ['controls=%', { key: 'controls', kind: 'badValue' }],
    ['preset=mine', { key: 'preset', kind: 'badValue', allowed: [...PRESET_IDS] }],
    ['plan=zzz', { key: 'plan', kind: 'badPlan', value: 'zzz' }],
    ['seed=-1', { key: 'seed', kind: 'badValue' }],
    ['seed=1.5', { key: 'seed', kind: 'badValue' }],
    ['seed=4294967296', { key: 'seed', kind: 'badValue' }],
    ['seed=0x10', { key: 'seed', kind: 'badValue' }],
    ['network=dense', { key: 'network', kind: 'badValue', allowed: ['default', 'cnn'] }],
    ['engine=webgpu', { key: 'engine', kind: 'badValue', allowed: ['auto', 'webgl', 'wasm'] }],
    ['lang=fr', { key: 'lang', kind: 'badValue', allowed: ['en', 'zh'] }],
    ['theme=blue', { key: 'theme', kind: 'badValue' }],
    ['accent=red', { key: 'accent', kind: 'badValue' }],
    ['accent=%2312345', { key: 'accent', kind: 'badValue' }],
    ['surface=808080', { key: 'surface', kind: 'contrast', value: '#808080' }],
    [`task=${'x'.repeat(201)}`, { key: 'task', kind: 'tooLong' }],
    ['task64=%', { key: 'task64', kind: 'badValue' }],
    ['autoplay=no', { key: 'autoplay', kind: 'badValue' }],
    ['host=course.example', { key: 'host', kind: 'badValue' }],
    ['host=javascript:alert(1)', { key: 'host', kind: 'badValue' }],
    ['host=https://course.example/lesson', { key: 'host', kind: 'badValue' }],
    ['host=https://a@course.example', { key: 'host', kind: 'badValue' }],
    ['host=*', { key: 'host', kind: 'badValue' }],
  ])('is told of %s, and is otherwise as though it did not say it', (query, problem) => {
    const { config, problems } = readConfig(`?${query}`);
    expect(config).toEqual(DEFAULT_CONFIG);
    expect(problems).toEqual([expect.objectContaining(problem)]);
  });

  it('says a thing once: the first holds', () => {
    const { config, problems } = readConfig('?lang=zh&lang=en&task=a&task64=AGI&hide=seed&lock=seed,epochs');
    expect(config).toMatchObject({
      language: 'zh',
      task: 'a',
      controls: { seed: 'hidden', epochs: 'locked' },
    });
    expect(problems.map(({ key, kind, value }) => [key, kind, value])).toEqual([
      ['lang', 'repeatedKey', 'en'],
      ['task64', 'repeatedKey', 'AGI'],
      ['lock', 'repeatedKey', 'seed'],
    ]);
  });

  it('keeps the good names of a list', () => {
    const { config, problems } = readConfig('?show=draw,pad,read,predict');
    expect(config.panels).toEqual(['draw', 'predict']);
    expect(problems.map(({ value }) => value)).toEqual(['pad', 'read']);
  });

  it('prefers a whole plan to a ready-made one, and a good one of either to a bad one', () => {
    expect(readConfig(`?preset=softmax&plan=${CODE}`)).toMatchObject({
      config: { preset: null, plan: PRESETS.cnn },
      problems: [{ key: 'preset', kind: 'presetAndPlan', value: 'softmax' }],
    });
    expect(readConfig('?preset=softmax&plan=zzz')).toMatchObject({
      config: { preset: 'softmax', plan: null },
      problems: [{ kind: 'badPlan' }],
    });
  });

  it('has the page start with a plan, seed and all', () => {
    expect(readConfig('?preset=softmax&seed=7').plan).toEqual({ ...PRESETS.softmax, seed: 7 });
    expect(readConfig(`?plan=${CODE}`).plan).toEqual(PRESETS.cnn);
    expect(readConfig('?seed=7').plan).toEqual({ ...DEFAULT_PLAN, seed: 7 });
    expect(readConfig('?lang=zh').plan).toBeNull();
  });

  it('is told of few problems however many there are, and what stands there is cut', () => {
    const { problems } = readConfig(`?${'k'.repeat(500)}=${'v'.repeat(500)}&${'a=b&c=d&'.repeat(100)}`);
    expect(problems).toHaveLength(MOST_PROBLEMS);
    expect(problems[0]!.key).toHaveLength(61);
    expect(problems[0]!.value).toHaveLength(61);
  });
});
