import type { SweepResult } from '../experiment/sweep/told.ts';

/** Findings told on the terminal; the report has them all. */
const TOLD = 3;

/** The results of a sweep in a few lines: name, the first findings. */
export const sweepText = ({ study }: SweepResult, findings: readonly string[]): string =>
  [study.name, '', ...findings.slice(0, TOLD).map((one) => `  ${one}`)].join('\n');
