import { count } from '../chart/format.ts';
import type { Calibration } from '../experiment/calibrate/calibration.ts';
import {
  agentsText,
  asWritten,
  boundsText,
  costText,
  errorText,
  estimateText,
  gapText,
  momentText,
  weakestText,
} from './calibration-numbers.ts';

/** How words are set off on a screen. */
interface Ink {
  bold(text: string): string;
  dim(text: string): string;
}

/** The tables of a fit for a screen: parameters, moments, and what they come to. */
export function calibrationText(calibration: Calibration, { bold, dim }: Ink): string {
  const { estimates, moments, evaluations, searches } = calibration;
  const parameters = table(
    ['parameter', 'start', 'estimate', 'std. error', 'bounds'],
    estimates.map((one) => [
      one.free.name,
      asWritten(one.free.start),
      estimateText(one),
      errorText(one),
      boundsText(one.free),
    ]),
    dim,
  );
  const fits = table(
    ['moment', 'target', 'std. error', 'mean field', 'agents', 'gap'],
    moments.map((fit) => [
      fit.target.check ? `${fit.target.name} (checked)` : fit.target.name,
      momentText(fit.target.value),
      momentText(fit.target.standardError),
      momentText(fit.meanField),
      agentsText(fit),
      gapText(fit),
    ]),
    dim,
  );
  const best = searches.length > 1 ? `, searched from ${count(searches.length, 'place')}` : '';
  return [
    parameters,
    '',
    fits,
    '',
    `${bold(costText(calibration))}; ${count(evaluations, 'run')} of the mean field${best}`,
    `weakest: ${weakestText(calibration)}`,
  ].join('\n');
}

/** Columns as wide as their widest cell; names to the left, numbers to the right. */
function table(heads: readonly string[], rows: readonly (readonly string[])[], dim: Ink['dim']): string {
  const widths = heads.map((head, i) => Math.max(head.length, ...rows.map((row) => row[i].length)));
  const line = (row: readonly string[]) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ');
  return [dim(line(heads)), ...rows.map(line)].join('\n');
}
