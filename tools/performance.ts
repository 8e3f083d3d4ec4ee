/**
 * Measures, and writes the measured parts of docs/performance.md with its charts (`npm run performance`). The text between
 * them is left as it is. `npm run performance -- kernel threads` measures these parts anew and keeps the others;
 * `npm run performance -- --draw` measures nothing, and writes page and charts from the figures that were kept.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Finding, Part } from '../bench/finding.ts';
import { partsNamed } from '../bench/parts.ts';
import { linesOf } from '../bench/print.ts';
import { loadFonts } from '../src/cli/render.ts';
import { renderSvg } from '../src/report/svg.ts';
import { type Kept, readKept, thisMachine, writeKept } from './performance/kept.ts';
import { filledIn, readReports } from './performance/page.ts';
import { picturesOf } from './performance/pictures.ts';

const DOCS = fileURLToPath(new URL('../docs/', import.meta.url));
/**
 * How much wider than in the shipped font a chart's words may come out: a picture of its own is drawn with whatever font
 * its reader has.
 */
const ANY_FONT = 1.25;

/** Findings of a part, printed as they come. */
async function measure(part: Part): Promise<Finding[]> {
  const findings: Finding[] = [];
  for await (const finding of part((what) => console.log(`  ... ${what}`))) {
    findings.push(finding);
    for (const line of linesOf(finding)) console.log(line);
  }
  return findings;
}

/** Measures parts and keeps each when it is done; tells which failed, whose older figures stay. */
async function measureAll(parts: readonly (readonly [string, Part])[]): Promise<string[]> {
  const failed: string[] = [];
  const start = performance.now();
  for (const [i, [name, part]] of parts.entries()) {
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    console.log(`== ${name} (${i + 1} of ${parts.length}, ${seconds} s)`);
    try {
      const findings = await measure(part);
      writeKept({ ...readKept(), [name]: { machine: thisMachine(), findings } });
    } catch (error) {
      console.error(error);
      failed.push(name);
    }
  }
  return failed;
}

/** Writes the charts and the page. */
async function write(kept: Kept): Promise<void> {
  const { measure: exact } = await loadFonts();
  const roomy = (text: string, size: number, weight: number) => ANY_FONT * exact(text, size, weight);
  for (const [file, spec] of picturesOf(kept, roomy)) {
    writeFileSync(`${DOCS}performance/${file}.svg`, `${await renderSvg(spec, roomy)}\n`);
    console.log(`docs/performance/${file}.svg`);
  }
  const page = `${DOCS}performance.md`;
  writeFileSync(page, filledIn(readFileSync(page, 'utf8'), kept, readReports()));
  console.log('docs/performance.md');
}

const words = process.argv.slice(2);
mkdirSync(`${DOCS}performance`, { recursive: true });
const failed = words.includes('--draw') ? [] : await measureAll(partsNamed(words));
await write(readKept());
if (failed.length > 0) {
  console.error(`failed, so that older figures stand or none: ${failed.join(', ')}`);
  process.exitCode = 1;
}
