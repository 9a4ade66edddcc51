import { cpus } from 'node:os';
import { type Browser, chromium } from 'playwright';
import { findChromium } from '../../scripts/lib/chromium';
import { CHROMIUM_ARGS } from '../../scripts/lib/chromium-args';
import { realMachine } from '../../scripts/lib/chromium-machine';

/** Starts the browser that all of the project's figures come from. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(realMachine()), args: CHROMIUM_ARGS });
}

/** What the figures depend on, in words. */
export type Machine = { readonly cpu: string; readonly browser: string; readonly renderer: string };

export async function describeMachine(browser: Browser): Promise<Machine> {
  const page = await browser.newPage();
  const renderer = await page.evaluate(() => {
    const gl = document.createElement('canvas').getContext('webgl2');
    const info = gl?.getExtension('WEBGL_debug_renderer_info');
    return gl && info ? String(gl.getParameter(info.UNMASKED_RENDERER_WEBGL)) : 'no WebGL 2';
  });
  await page.close();
  return { cpu: describeCpu(), browser: `Chromium ${browser.version()}`, renderer };
}

/** The processor, and how many of it. */
export function describeCpu(): string {
  const all = cpus();
  return `${all[0]?.model.trim() ?? 'unknown processor'}, ${all.length} cores`;
}

export function machineLine({ cpu, browser, renderer }: Machine): string {
  return `${cpu}; ${browser}; ${renderer}`;
}
