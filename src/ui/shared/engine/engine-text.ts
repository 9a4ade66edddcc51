import type { EngineState } from '../../../app/state';
import type { Translator } from '../i18n/t';
import { ENGINE_NAMES } from './engine-names';
import type { en } from './messages/en';

type EngineTranslator = Translator<typeof en>;

type Report = NonNullable<EngineState['report']>;
type EngineName = Report['engine'];
type Failure = Report['failures'][number];

const WASM_BUILDS = {
  scalar: ENGINE_NAMES.wasm,
  simd: `${ENGINE_NAMES.wasm} (SIMD)`,
  relaxed: `${ENGINE_NAMES.wasm} (relaxed SIMD)`,
} as const satisfies Record<NonNullable<Report['variant']>, string>;

/** The renderers without a GPU that browsers come with, as they call themselves amid versions and drivers. */
const SOFTWARE_RENDERER = /SwiftShader|llvmpipe|softpipe|Microsoft Basic Render|WARP/i;

/** Speeds are told so exactly: they differ by more from one visit to the next. */
const SPEED_DIGITS = 2;

/** Which engine computes, and why it and not the other. */
export function engineText(report: Report, i18n: EngineTranslator): string {
  const { t } = i18n;
  const { reason, variant } = report;
  const engine = variant === null ? ENGINE_NAMES[report.engine] : WASM_BUILDS[variant];
  const other = report.engine === 'webgl' ? 'wasm' : 'webgl';
  switch (reason.kind) {
    case 'reading':
    case 'asked':
      return t(`because.${reason.kind}`, { engine });
    case 'measured':
      return t(`because.${reason.remembered ? 'remembered' : 'measured'}`, {
        engine,
        speed: rounded(reason.speeds[report.engine]),
        other: ENGINE_NAMES[other],
        otherSpeed: rounded(reason.speeds[other]),
      });
    case 'softwareGpu':
      return t('because.softwareGpu', { engine, renderer: rendererName(reason.renderer) });
    case 'only': {
      const failure = report.failures.find((each) => each.engine === other);
      return t('because.only', { engine, why: whyNot(other, failure, i18n) });
    }
    default:
      return reason satisfies never;
  }
}

/** @param failure undefined where the engine is still fit for the next run, and only this one left it */
function whyNot(engine: EngineName, failure: Failure | undefined, { t }: EngineTranslator): string {
  const name = { engine: ENGINE_NAMES[engine] };
  if (failure === undefined) return t('failure.errorSilent', name);
  if (failure.reason !== 'error') return t(`failure.${failure.reason}`, name);
  return failure.message === ''
    ? t('failure.errorSilent', name)
    : t('failure.error', { ...name, message: failure.message });
}

function rounded(speed = 0): number {
  return Number(speed.toPrecision(SPEED_DIGITS));
}

/** `ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)` is SwiftShader. */
function rendererName(renderer: string): string {
  return SOFTWARE_RENDERER.exec(renderer)?.[0] ?? renderer;
}
