/** Prints the path of a Chromium that starts; finds it or installs it. Progress goes to stderr. */
import { ChromiumError, findChromium } from './lib/chromium';
import { realMachine } from './lib/chromium-machine';

try {
  process.stdout.write(`${await findChromium(realMachine())}\n`);
} catch (error) {
  if (!(error instanceof ChromiumError)) throw error;
  process.stderr.write(`chromium: ${error.message}\n`);
  process.exitCode = 1;
}
