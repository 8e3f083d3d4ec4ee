/**
 * Speed and memory, printed for the reader's own machine: `npm run bench`, or `npm run bench -- kernel` for one part.
 * Each figure is the median of several runs; times on shared machines are noisy, so compare within one run.
 */
import { partsNamed } from './parts.ts';
import { linesOf, tellOn } from './print.ts';

const { tell, clear } = tellOn(process.stderr);
const parts = partsNamed(process.argv.slice(2));
console.log(`Node ${process.version}, ${process.arch}`);
for (const [name, part] of parts) {
  tell(name);
  for await (const finding of part(tell)) {
    clear();
    for (const line of linesOf(finding)) console.log(line);
    tell(name);
  }
}
clear();
