import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../src/app/preferences';
import type { EngineFailure, EngineReason, EngineReport, WasmBuild } from '../../../src/protocol/engine';
import { engineText } from '../../../src/ui/shared/engine/engine-text';
import { en } from '../../../src/ui/shared/engine/messages/en';
import { zh } from '../../../src/ui/shared/engine/messages/zh';
import { translatorOf } from '../../../src/ui/shared/i18n/t';
import { engine, lateParts, openPage, READY } from './page-under-test';
// Fetched beforehand, so that no test waits for it.
import '../../../src/ui/lab/plan/plan-editor';
import '../../../src/ui/shared/engine/engine-report';

const SPEEDS = { webgl: 1912, wasm: 84_731 };
const SWIFTSHADER =
  'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)';

/** At least one of every kind, or the compiler objects. */
const REASONS: { readonly [K in EngineReason['kind']]: readonly Extract<EngineReason, { kind: K }>[] } = {
  reading: [{ kind: 'reading' }],
  asked: [{ kind: 'asked' }],
  measured: [false, true].map((remembered) => ({ kind: 'measured', speeds: SPEEDS, remembered })),
  softwareGpu: [{ kind: 'softwareGpu', renderer: SWIFTSHADER }],
  only: [{ kind: 'only' }],
};
const FAILURES: Readonly<Record<EngineFailure['reason'], string>> = {
  unavailable: 'WebGL is not available here',
  wrongResult: 'WebGL computed wrong results',
  error: 'WebGL failed (“no GPU”)',
  lost: 'WebGL lost the GPU',
  stalled: 'WebGL stopped answering',
  diverged: 'WebGL got numbers beyond all bounds',
  outOfMemory: 'WebGL has too little memory',
};
const failure = (reason: string): EngineFailure => ({
  engine: 'webgl',
  reason: reason as EngineFailure['reason'],
  message: 'no GPU',
});
const WASM: EngineReport = { engine: 'wasm', variant: 'simd', reason: { kind: 'only' }, failures: [] };
const I18N = {
  en: translatorOf<typeof en>('en', en),
  zh: translatorOf<typeof en>('zh', zh),
};
const textOf = (report: Partial<EngineReport>) => engineText({ ...WASM, ...report }, I18N.en);

describe.each(LANGUAGES)('the words for an engine in %s', (language) => {
  it.each(Object.values(REASONS).flat())('exist for %o', (reason) => {
    const variants: readonly (WasmBuild | null)[] = ['scalar', 'simd', 'relaxed', null];
    for (const variant of variants) {
      for (const failures of [[], ...Object.keys(FAILURES).map((why) => [failure(why)])]) {
        const report: EngineReport = { engine: variant ? 'wasm' : 'webgl', variant, reason, failures };
        const text = engineText(report, I18N[language]);
        expect(text).toMatch(variant ? /WebAssembly/ : /WebGL/);
        expect(text).not.toMatch(/because\.|failure\.|[{}]|undefined|NaN/);
      }
    }
  });
});

describe('which engine runs', () => {
  it('is said by its build, too', () => {
    const reason: EngineReason = { kind: 'asked' };
    expect(textOf({ reason, engine: 'webgl', variant: null })).toMatch(/^WebGL computes/);
    expect(textOf({ reason, variant: 'scalar' })).toMatch(/^WebAssembly computes/);
    expect(textOf({ reason, variant: 'simd' })).toMatch(/^WebAssembly \(SIMD\) computes/);
    expect(textOf({ reason, variant: 'relaxed' })).toMatch(/^WebAssembly \(relaxed SIMD\) computes/);
  });

  it('is said with both speeds where they were measured', () => {
    const [now, before] = REASONS.measured;
    expect(textOf({ reason: now! })).toBe(
      'WebAssembly (SIMD) trains and reads: 85,000 digits/s against 1,900 on WebGL, measured here.',
    );
    expect(textOf({ reason: before! })).toMatch(/measured here earlier\.$/);
    expect(textOf({ reason: now!, engine: 'webgl', variant: null })).toMatch(
      /^WebGL trains and reads: 1,900 digits\/s against 85,000 on WebAssembly/,
    );
  });

  it('is said with the renderer that stands in for a GPU', () => {
    expect(textOf({ reason: REASONS.softwareGpu[0]! })).toMatch(/emulated in software \(SwiftShader\)\.$/);
    expect(textOf({ reason: { kind: 'softwareGpu', renderer: 'A New One' } })).toMatch(/\(A New One\)\.$/);
  });

  it.each(Object.entries(FAILURES))('is said with what became of the other: %s', (reason, why) => {
    const own: EngineFailure = { engine: 'wasm', reason: 'error', message: 'not this one' };
    expect(textOf({ failures: [own, failure(reason)] })).toBe(`WebAssembly (SIMD) computes, because ${why}.`);
  });

  it('is said even where no more is known than that the other failed', () => {
    expect(textOf({})).toBe('WebAssembly (SIMD) computes, because WebGL failed.');
    expect(textOf({ failures: [{ ...failure('error'), message: '' }] })).toBe(textOf({}));
  });

  it('stands in the footer, and changes with the engine', async () => {
    const page = await openPage();
    expect(screen.getByText('The engine is starting…')).toBeTruthy();
    page.say(...READY);
    expect(screen.getByText('WebAssembly')).toBeTruthy(); // all that is known of it at once
    await lateParts();
    expect(screen.getByText('WebAssembly (SIMD) reads your drawing: reading needs no GPU.')).toBeTruthy();
    page.say(engine({ engine: 'webgl', variant: null, reason: { kind: 'asked' } }));
    expect(screen.getByText('WebGL computes, because you chose it.')).toBeTruthy();
  });
});

describe('the choice of an engine', () => {
  const open = async () => {
    const page = await openPage();
    page.say(...READY);
    fireEvent.click(screen.getByRole('button', { name: 'More settings' }));
    fireEvent.click(await screen.findByText('Engine', { selector: 'summary strong' }));
    return { page, select: screen.getByLabelText('Engine') as HTMLSelectElement };
  };

  it('is automatic until a person fixes it', async () => {
    const { page, select } = await open();
    expect([...select.options].map(({ text }) => text)).toEqual(['Automatic', 'GPU (WebGL)', 'CPU (Wasm)']);
    expect(select.selectedIndex).toBe(0);
    fireEvent.change(select, { target: { selectedIndex: 2 } });
    expect(page.sent.at(-1)).toEqual({ type: 'chooseEngine', engine: 'wasm' });
    expect(select.selectedIndex).toBe(2);
  });

  it('is made between runs, as the plan is', async () => {
    const { page, select } = await open();
    expect(select.disabled).toBe(false);
    page.say({ type: 'phase', phase: 'training' });
    expect(select.disabled).toBe(true);
  });

  it('is explained', async () => {
    const { select } = await open();
    const described = select.getAttribute('aria-describedby')!.split(' ');
    const words = described.map((id) => document.getElementById(id)?.textContent).join(' ');
    expect(words).toMatch(/automatic tries both/);
  });
});
