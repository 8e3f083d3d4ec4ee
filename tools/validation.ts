/** Writes docs/validation.md and its pictures from a verification of the whole catalogue: `npm run validation`. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { picturesOf } from '../src/chart/benchmark-pictures.ts';
import { loadFonts } from '../src/cli/render.ts';
import { type Verification, verifyCase } from '../src/experiment/verify/verify.ts';
import { renderSvg } from '../src/report/svg.ts';
import { verdictSentence } from '../src/report/verify-text.ts';
import { calibrationPart } from './calibration-part.ts';
import { SHOWN, validationPage } from './validation-page.ts';
import { TERMS, wholeCatalogue } from './whole-catalogue.ts';

const DOCS = fileURLToPath(new URL('../docs/', import.meta.url));

const verification: Verification = {
  ...TERMS,
  benchmarks: wholeCatalogue().map((one) => verifyCase(one, TERMS)),
};
const calibration = await calibrationPart();
writeFileSync(`${DOCS}validation.md`, validationPage(verification, calibration?.markdown));
rmSync(`${DOCS}validation`, { recursive: true, force: true });
mkdirSync(`${DOCS}validation`);
for (const { name, png } of calibration?.pictures ?? []) writeFileSync(`${DOCS}validation/${name}.png`, png);
const fonts = await loadFonts();
for (const { id, spec } of picturesOf(verification, fonts.measure)) {
  if (!SHOWN.includes(id)) continue;
  const svg = await renderSvg(spec, fonts.measure);
  writeFileSync(`${DOCS}validation/${id}.png`, await fonts.renderPng(svg, 1));
}
console.log(`docs/validation.md  ${verdictSentence(verification)}`);
