/** Weighs the built page against its budgets; run it after a build. Exits 1 when a part is over. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './lib/run';
import { isOver, tableOf, weighPage } from './lib/size';

const dist = join(ROOT, 'dist');
if (existsSync(join(dist, 'index.html'))) {
  const parts = Object.values(weighPage(dist));
  console.log(parts.map(tableOf).join('\n\n'));
  if (parts.some(isOver)) process.exitCode = 1;
} else {
  console.error('size: there is no built page yet: run "npm run build" first');
  process.exitCode = 1;
}
