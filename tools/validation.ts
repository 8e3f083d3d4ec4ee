/** Writes docs/validation.md and its pictures: verifies the whole catalogue and makes the fit anew (`npm run validation`). */
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
writeFileSync(`${DOCS}validation.md`, validationPage(verification, calibration.markdown));
rmSync(`${DOCS}validation`, { recursive: true, force: true });
mkdirSync(`${DOCS}validation`);
const fonts = await loadFonts();
const shown = picturesOf(verification, fonts.measure).filter(({ id }) => SHOWN.includes(id));
for (const { id, spec } of [...shown, ...calibration.pictures(fonts.measure)]) {
  const svg = await renderSvg(spec, fonts.measure);
  writeFileSync(`${DOCS}validation/${id}.png`, await fonts.renderPng(svg, 1));
}
console.log(`docs/validation.md  ${verdictSentence(verification)}`);
