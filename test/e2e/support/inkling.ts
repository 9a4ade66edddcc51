import { test as base, expect, type FrameLocator, type Locator, type Page } from '@playwright/test';
import { type Digit, sampleDigit } from '../../../src/core/ink/samples';
import { PAD_SIZE } from '../../../src/core/ink/stroke';
import type { EngineName } from '../../../src/protocol/engine';
import type { Marks } from './marks';

/** Where a drawing goes on the pad: a point of the sample (pad units) to a point of the pad (pad units). */
export type Placement = (x: number, y: number) => readonly [number, number];

/** What Playwright has the browser say where it blocks service workers. */
const BLOCKED_BY_TESTS = 'Service Worker registration blocked by Playwright';

const AS_IT_IS: Placement = (x, y) => [x, y];

/** The page as a person meets it. */
export class Inkling {
  readonly pad: Locator;
  readonly bars: Locator;
  /** what is told of the drawing in large */
  readonly verdict: Locator;
  readonly problem: Locator;
  /** the knobs that are in sight at once; the editor has some of them once more */
  readonly form: Locator;
  /** what the browser's console has shown so far */
  readonly complaints: string[] = [];

  constructor(
    readonly page: Page,
    /** fixed by the URL; null leaves the choice to the page */
    readonly engine: EngineName | null = null,
    /** where Inkling is in the page: the whole of it, or a frame */
    readonly view: Page | FrameLocator = page,
  ) {
    this.pad = view.getByRole('application', { name: /^(Drawing pad|手写板)$/ });
    this.bars = view.getByRole('meter');
    this.verdict = view.locator('.guess');
    this.problem = view.locator('.problem-place');
    this.form = view.locator('.plan-fields');
    page.on('console', (message) => {
      if (message.text() === BLOCKED_BY_TESTS) return;
      if (message.type() === 'error' || message.type() === 'warning') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
  }

  async open(): Promise<void> {
    await this.page.goto(this.engine === null ? './' : `./?engine=${this.engine}`);
  }

  /** Opens the page and waits until its network can read. */
  async openReady(): Promise<void> {
    await this.open();
    await expect(
      this.view.getByText(/Read by the network that came with the page|当前识别模型：页面自带的网络/),
    ).toBeVisible();
  }

  /** A browser says of each failed request that it failed; that is its word, not the page's. */
  forgiveFailedLoads(): void {
    const others = this.complaints.filter((text) => !text.startsWith('Failed to load resource'));
    this.complaints.splice(0, this.complaints.length, ...others);
  }

  button(name: string): Locator {
    return this.view.getByRole('button', { name, exact: true });
  }

  /** Draws with the mouse the strokes of a sample. */
  draw(digit: Digit, place: Placement = AS_IT_IS): Promise<void> {
    return this.drawMarks(
      sampleDigit(digit).map(({ points }) => points),
      place,
    );
  }

  /** Draws with the mouse, as real pointer events. */
  async drawMarks(marks: Marks, place: Placement = AS_IT_IS): Promise<void> {
    await this.pad.scrollIntoViewIfNeeded();
    const box = (await this.pad.boundingBox())!;
    const onScreen = ({ x, y }: { x: number; y: number }): [number, number] => {
      const [padX, padY] = place(x, y);
      return [box.x + (padX / PAD_SIZE) * box.width, box.y + (padY / PAD_SIZE) * box.height];
    };
    const { mouse } = this.page;
    for (const [first, ...others] of marks) {
      await mouse.move(...onScreen(first!));
      await mouse.down();
      for (const point of others) await mouse.move(...onScreen(point));
      await mouse.up();
    }
  }

  /** Ten probabilities as the bars say them. */
  probabilities(): Promise<number[]> {
    return this.bars.evaluateAll((bars) => bars.map((bar) => Number(bar.getAttribute('aria-valuenow'))));
  }

  /** Waits until the pad's drawing is read as this digit. */
  async expectReading(digit: number): Promise<void> {
    await expect
      .poll(async () => {
        const probabilities = await this.probabilities();
        const highest = Math.max(...probabilities);
        return highest > 0.5 ? probabilities.indexOf(highest) : null;
      })
      .toBe(digit);
  }

  /** Waits until a verdict on the pad's drawing is told: in large, a single digit. */
  async expectDigit(digit: number): Promise<void> {
    await expect(this.verdict.locator('.guess-digit')).toHaveText(String(digit));
  }

  async fill(field: string, value: string): Promise<void> {
    const input = this.form.getByLabel(field, { exact: true });
    await input.fill(value);
    await input.blur();
  }
}

/** A test with the page opened in English; it fails if the console has complained of anything. */
export const test = base.extend<{ inkling: Inkling; engine: EngineName | null }>({
  locale: 'en-GB',
  engine: [null, { option: true }],
  inkling: async ({ page, engine }, use) => {
    const inkling = new Inkling(page, engine);
    await use(inkling);
    expect(inkling.complaints).toEqual([]);
  },
});

export { expect };
