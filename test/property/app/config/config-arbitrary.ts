import fc from 'fast-check';
import { readableColours } from '../../../../src/app/config/colours';
import { COLOURS, type PageConfig } from '../../../../src/app/config/config';
import { CONTROLS, PANELS } from '../../../../src/app/config/names';
import { LONGEST_TASK, plainTask } from '../../../../src/app/config/task';
import { LANGUAGES, THEMES } from '../../../../src/app/preferences';
import { PRESET_IDS } from '../../../../src/core/model/presets';
import { SHIPPED } from '../../../../src/core/model/shipped';
import { ENGINE_CHOICES } from '../../../../src/protocol/engine';
import { anyPlan } from '../../core/model/plan-arbitrary';

const colour = fc.integer({ min: 0, max: 0xffffff }).map((bits) => `#${bits.toString(16).padStart(6, '0')}`);
const task = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: LONGEST_TASK }),
    fc.string({ unit: 'grapheme', maxLength: LONGEST_TASK }),
    fc.string({ unit: 'grapheme-ascii', maxLength: LONGEST_TASK }),
    fc.string({ unit: fc.constantFrom(...'画一个数字，看看网络怎么读。 '), maxLength: LONGEST_TASK }),
  )
  .map((text) => plainTask(plainTask(text).slice(0, LONGEST_TASK)));
const start = fc.oneof(
  fc.record({ preset: fc.constant(null), plan: anyPlan }),
  fc.record({ preset: fc.constantFrom(null, ...PRESET_IDS), plan: fc.constant(null) }),
);

/** Any configuration that a URL can ask for. */
export const anyConfig: fc.Arbitrary<PageConfig> = fc
  .record({
    panels: fc.option(fc.subarray([...PANELS], { minLength: 1 })),
    controls: fc
      .array(fc.constantFrom(undefined, 'hidden', 'locked'), {
        minLength: CONTROLS.length,
        maxLength: CONTROLS.length,
      })
      .chain((places) => fc.tuple(fc.constant(places), fc.nat(CONTROLS.length)))
      .map(([places, most]) =>
        Object.fromEntries(
          CONTROLS.slice(0, most).flatMap((control, index) => {
            const place = places[index];
            return place === undefined ? [] : [[control, place]];
          }),
        ),
      ),
    start,
    seed: fc.option(fc.integer({ min: 0, max: 0xffff_ffff })),
    network: fc.constantFrom(null, ...SHIPPED),
    engine: fc.constantFrom(null, ...ENGINE_CHOICES),
    language: fc.constantFrom(null, ...LANGUAGES),
    theme: fc.constantFrom(null, ...THEMES),
    colours: fc.record(Object.fromEntries(COLOURS.map((name) => [name, colour])), { requiredKeys: [] }),
    task,
    autoplay: fc.boolean(),
    host: fc.constantFrom(null, 'null', 'https://course.example', 'http://localhost:8080'),
  })
  .map(({ start: { preset, plan }, ...rest }) => ({
    ...rest,
    preset,
    plan,
    colours: readableColours(rest.colours, rest.theme).colours,
  }));
