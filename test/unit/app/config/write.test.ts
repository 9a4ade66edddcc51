import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG, type PageConfig } from '../../../../src/app/config/config';
import { CONTROLS, PANELS } from '../../../../src/app/config/names';
import { LONGEST_ORIGIN } from '../../../../src/app/config/origin';
import { readConfig } from '../../../../src/app/config/read';
import { LONGEST_TASK } from '../../../../src/app/config/task';
import { configQuery, planConfig } from '../../../../src/app/config/write';
import { DEFAULT_PLAN, PRESETS } from '../../../../src/core/model/presets';
import { LONGEST_PLAN } from '../../core/model/longest-plan';

const query = (part: Partial<PageConfig>) => configQuery({ ...DEFAULT_CONFIG, ...part });

describe('the query of a configuration', () => {
  it('is nothing for the page as it is', () => {
    expect(query({})).toBe('');
  });

  it('can be read by people where it is short', () => {
    expect(
      query({
        panels: ['draw', 'predict'],
        controls: { photo: 'hidden', epochs: 'locked', seed: 'locked' },
        preset: 'softmax',
        seed: 3,
        language: 'zh',
        colours: { accent: '#c2185b' },
        task: 'Draw a 7, please: it’s fun',
        autoplay: true,
        host: 'https://course.example:8080',
      }),
    ).toBe(
      '?show=draw,predict&hide=photo&lock=epochs,seed&preset=softmax&seed=3&lang=zh&accent=c2185b&task=Draw+a+7,+please:+it%E2%80%99s+fun&autoplay&host=https://course.example:8080',
    );
  });

  it('says Chinese and long lists of names in fewer letters', () => {
    expect(query({ task: '先写一个七' }).length).toBeLessThan(25);
    const controls = Object.fromEntries(CONTROLS.map((name) => [name, 'locked'] as const));
    expect(query({ controls }).length).toBeLessThan(30);
    expect(readConfig(query({ controls })).config.controls).toEqual(controls);
  });

  it('fits into a link with everything that a configuration can hold at once', () => {
    const everything = query({
      panels: PANELS,
      controls: Object.fromEntries(
        CONTROLS.map((name, index) => [name, index % 2 === 0 ? 'hidden' : 'locked']),
      ),
      plan: LONGEST_PLAN,
      seed: 4_294_967_295,
      network: 'default',
      engine: 'webgl',
      language: 'zh',
      theme: 'system',
      colours: { page: '#ffffff', surface: '#ffffff', text: '#000000', accent: '#000000' },
      task: '写'.repeat(LONGEST_TASK),
      autoplay: true,
      host: `https://${'a'.repeat(LONGEST_ORIGIN - 8)}`,
    });
    expect(60 + everything.length).toBeLessThan(2000);
  });
});

describe('what a plan adds', () => {
  it('is the name of a ready-made one, with its seed only if that is another', () => {
    expect(planConfig(PRESETS.cnn)).toEqual({ preset: 'cnn', plan: null, seed: null });
    expect(planConfig({ ...PRESETS.cnn, seed: 9 })).toEqual({ preset: 'cnn', plan: null, seed: 9 });
  });

  it('is the whole of any other', () => {
    const plan = { ...DEFAULT_PLAN, epochs: 3 };
    expect(planConfig(plan)).toEqual({ preset: null, plan, seed: null });
  });
});
