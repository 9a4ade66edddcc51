/** The command line every Chromium of this project is started with: for tests, benches and scripts alike. */

/**
 * WebGL without a graphics card: the same on every machine, and slow. The page itself is painted by the CPU, as
 * Chromium does on a machine without a GPU: painted by the same software GPU, it would take that from the training
 * (measured: 100 digits/s in place of 900).
 */
const SOFTWARE_WEBGL = [
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-gpu-compositing',
];

/** A closed network must not slow a start down: nothing here looks for updates, accounts or components. */
const QUIET = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Chromium refuses to start its sandbox for root, which is who runs in most containers. */
const ROOT = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export const CHROMIUM_ARGS: string[] = [...SOFTWARE_WEBGL, ...QUIET, ...ROOT];

/** A browser in which WebGL cannot start at all. */
export const NO_WEBGL_ARGS: string[] = ['--disable-gpu', '--disable-software-rasterizer', ...QUIET, ...ROOT];

/** The variable that names the Chromium to use; `scripts/test.ts` sets it for the tools it starts. */
export const CHROMIUM_VARIABLE = 'INKLING_CHROMIUM';
