import { count, decimal } from '../chart/format.ts';
import { effectUnit, findingOf } from '../chart/sensitivity/words.ts';
import type { Analysis, OutcomeAnalysis } from '../experiment/sensitivity/analysis.ts';
import { warningsOf } from '../experiment/sensitivity/warnings.ts';
import { chanceText, columnsOf, rowsOf } from './sensitivity-numbers.ts';

/** The analysis for a screen: a table and a sentence for each outcome, then what to beware of. */
export function sensitivityText(analysis: Analysis): string {
  const { study, outcomes } = analysis;
  const warnings = warningsOf(analysis).map((warning) => `warning  ${warning}`);
  return [
    study.name,
    designText(analysis),
    ...outcomes.map((one) => `\n${outcomeText(one, analysis)}`),
    ...(warnings.length > 0 ? ['', ...warnings] : []),
  ].join('\n');
}

/** What was run, in a line. */
export function designText({ study, runs, replicates, isCertain }: Analysis): string {
  const { method, trajectories, levels, samples, factors } = study;
  const parts = [
    count(factors.length, 'factor'),
    ...(method === 'sobol'
      ? []
      : [`${count(trajectories, 'trajectory', 'trajectories')} on ${levels} levels`]),
    ...(method === 'morris' ? [] : [`${decimal(samples)} base points`]),
    isCertain ? 'one run of each point, since nothing is drawn' : `${count(replicates, 'run')} of each point`,
    `${count(runs, 'run')} in all`,
  ];
  return parts.join(', ');
}

function outcomeText(one: OutcomeAnalysis, analysis: Analysis): string {
  const { outcome, effects } = one;
  const columns = columnsOf(one);
  const rows = rowsOf(one).map((i) => [
    `  ${analysis.study.factors[i].label}`,
    ...columns.map(({ cell }) => cell(i)),
  ]);
  const unit = effects === null ? '' : `, μ* and σ in ${effectUnit(outcome, analysis)}`;
  return [
    `${outcome.label}${unit}`,
    table(['  factor', ...columns.map(({ head }) => head)], rows),
    `  ${chanceText(one, analysis)}`,
    `  ${findingOf(one, analysis.study.factors)}`,
  ].join('\n');
}

/** Columns as wide as their widest cell; names to the left, numbers to the right. */
function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heads.map((head, i) => Math.max(head.length, ...rows.map((row) => row[i].length)));
  const line = (row: readonly string[]) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ');
  return [heads, ...rows].map(line).join('\n');
}
