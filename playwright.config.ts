/** The journeys through the built page, served from a sub-path as a course site would. Needs `npm run build` first. */
import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS } from './scripts/lib/chromium-args';
import { likelyChromium } from './scripts/lib/chromium-places';
import type { EngineName } from './src/protocol/engine';

const executablePath = likelyChromium();

export default defineConfig<{ engine: EngineName | null }>({
  testDir: 'test/e2e',
  testMatch: '**/*.test.ts',
  // One software renderer serves them all; a test that passes at the second try hides a fault.
  workers: 1,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 120_000, // milliseconds; training on software WebGL is slow
  expect: { timeout: 20_000 },
  reporter: process.env.GITHUB_ACTIONS ? [['list'], ['github']] : 'list',
  outputDir: 'test-results',
  use: {
    actionTimeout: 20_000,
    // Only test/e2e/offline.test.ts is about what a service worker keeps; the others meet the page as a first visit does.
    serviceWorkers: 'block',
    // Set by the server's line below, before the tests' own process reads this file. Tests open './'.
    ...(process.env.INKLING_PAGE && { baseURL: process.env.INKLING_PAGE }),
    // A trace takes twice the time; to see what failed: npx playwright test --trace on FILE
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: { args: CHROMIUM_ARGS, ...(executablePath && { executablePath }) },
  },
  projects: [
    { name: 'chromium', use: { browserName: 'chromium' } },
    // What the page does by itself where there is no GPU to speak of, it must do on WebGL as well.
    {
      name: 'webgl',
      use: { browserName: 'chromium', engine: 'webgl' },
      // In these no engine has a part that others do not try.
      testIgnore: '**/{hosts,keep,offline,package,share}.test.ts',
    },
  ],
  webServer: {
    // One process, without npx around it, so that stopping it stops it.
    command: 'node --import tsx scripts/lib/server.ts',
    wait: { stdout: /serving (?<inkling_page>\S+)/ },
    stdout: 'ignore',
  },
});
