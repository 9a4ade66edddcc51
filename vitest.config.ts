/** The tests that need no built page: `unit` and `ui` in Node, `property` in Node, `browser` in a real Chromium. */
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { CHROMIUM_ARGS } from './scripts/lib/chromium-args';
import { likelyChromium } from './scripts/lib/chromium-places';

/** Software WebGL compiles shaders for seconds, and a training run takes some more. */
const BROWSER_TIMEOUT = 120_000; // milliseconds

/** What the page itself is built with, so that tests see the same code. */
const PAGE_CONFIG = './vite.config.ts';

const executablePath = likelyChromium();

export default defineConfig({
  test: {
    projects: [
      {
        extends: PAGE_CONFIG,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['test/unit/**/*.test.{ts,tsx}'],
          exclude: ['test/unit/ui/**'],
        },
      },
      {
        extends: PAGE_CONFIG,
        test: {
          name: 'ui',
          environment: 'happy-dom',
          include: ['test/unit/ui/**/*.test.{ts,tsx}'],
          setupFiles: ['test/unit/ui/patience.ts'],
          testTimeout: 30_000, // more than all that one test waits for, so that a failure says what did not come
        },
      },
      {
        extends: PAGE_CONFIG,
        test: {
          name: 'property',
          environment: 'node',
          include: ['test/property/**/*.test.{ts,tsx}'],
          testTimeout: 60_000, // hundreds of cases a test
        },
      },
      {
        extends: PAGE_CONFIG,
        // Packages met only while a test runs would be bundled then, and the page reloaded under the test.
        optimizeDeps: { entries: ['src/main.tsx', 'src/worker/**/*.ts', 'test/worker/**/*.ts'] },
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.{ts,tsx}', 'test/worker/**/*.test.ts'],
          // Two files at once would share one software renderer and time each other out.
          fileParallelism: false,
          testTimeout: BROWSER_TIMEOUT,
          hookTimeout: BROWSER_TIMEOUT,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { args: CHROMIUM_ARGS, ...(executablePath && { executablePath }) },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
