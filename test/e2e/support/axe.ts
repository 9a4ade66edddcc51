import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Inkling } from './inkling';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong in the page as it stands, or in the part that a CSS selector names, in words. */
export async function findings({ page }: Inkling, part?: string): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async (selector) => {
    type Violation = { id: string; help: string; nodes: { html: string }[] };
    type Axe = { run: (context: Node | string) => Promise<{ violations: Violation[] }> };
    const { axe } = window as unknown as { axe: Axe };
    // A fade that is under way has a contrast of its own.
    for (const animation of document.getAnimations()) animation.finish();
    const { violations } = await axe.run(selector ?? document);
    return violations.map(
      ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' ')}`,
    );
  }, part);
}
