/** Writes what is generated from the code: `npm run docs`. A test keeps the files true. */
import { writeFileSync } from 'node:fs';
import { GENERATED } from './generated.ts';

for (const [path, text] of Object.entries(GENERATED)) {
  writeFileSync(new URL(`../${path}`, import.meta.url), text());
  console.log(path);
}
