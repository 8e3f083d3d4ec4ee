/**
 * Speed and memory, printed for the reader's own machine: `npm run bench`, or `npm run bench -- kernel` for one part.
 * Each figure is the median of several runs; times on shared machines are noisy, so compare within one run.
 */
import { firstRun } from './first-run.ts';
import { kernel } from './kernel.ts';
import { meanField } from './mean-field.ts';
import { memory } from './memory.ts';
import { panel } from './panel.ts';
import { playground } from './playground.ts';
import { replicate } from './replicate.ts';
import { sweep } from './sweep.ts';
import { tables } from './tables.ts';
import { threads } from './threads.ts';

const PARTS: Record<string, () => void | Promise<void>> = {
  kernel,
  tables,
  'mean-field': meanField,
  replicate,
  threads,
  panel,
  memory,
  'first-run': firstRun,
  sweep,
  playground,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  console.error(`no such part: ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}`);
  process.exit(2);
}
console.log(`Node ${process.version}, ${process.arch}`);
for (const [name, part] of Object.entries(PARTS)) {
  if (wanted.length === 0 || wanted.includes(name)) await part();
}
