import type { Experiment } from '../experiment/runner/experiment.ts';
import { idOf } from '../experiment/runner/plan.ts';
import { hasFailed, type RunRecord } from '../experiment/runner/record.ts';
import { armsOf, type FactorValue, factorsOf, type Study } from '../experiment/study/study.ts';
import { numberText, quoted } from './csv.ts';

/** A cell of a row that says where a run stands. */
type Cell = string | number | boolean;

/** Columns before the outcome: run, condition, replicate, then what is varied. */
export const placeColumns = (study: Study): string[] => [
  'run',
  'condition',
  'replicate',
  ...(study.kind === 'compare' ? ['scenario'] : factorsOf(study).map(({ column }) => column)),
];

/** Their values in a run. */
export function placeOf({ study, plan }: Experiment, run: number): Cell[] {
  const { condition, replicate } = plan.placeOf(run);
  const { arm, point } = plan.conditionAt(condition);
  const varied: readonly FactorValue[] = study.kind === 'compare' ? [armsOf(study)[arm].name] : point;
  return [idOf(plan, run), condition, replicate, ...varied];
}

/** Characters of a piece: large enough for the disk, small enough for memory. */
const PIECE = 1 << 16;

/**
 * Every outcome of every run, one a row, in the order of runs and outcomes: `run,condition,replicate,...,outcome,value`. A run
 * that failed has empty values. Piece by piece, so that a million runs need no more memory than ten.
 */
export function* runsCsvPieces(experiment: Experiment, records: Iterable<RunRecord>): Generator<string> {
  const { study } = experiment;
  const outcomes = study.outcomes.map(({ text }) => quoted(text));
  let piece = `${[...placeColumns(study), 'outcome', 'value'].map(quoted).join(',')}\n`;
  for (const record of records) {
    const place = placeOf(experiment, record.run).map(cellText).join(',');
    for (const [i, outcome] of outcomes.entries())
      piece += `${place},${outcome},${hasFailed(record) ? '' : numberText(record.values[i])}\n`;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

export const cellText = (cell: Cell): string =>
  typeof cell === 'number' ? numberText(cell) : quoted(String(cell));

/** Runs that failed, one a row, with the reason; the head alone where none did. */
export function* failuresCsvPieces(experiment: Experiment, records: Iterable<RunRecord>): Generator<string> {
  yield `${[...placeColumns(experiment.study), 'failure'].map(quoted).join(',')}\n`;
  for (const record of records)
    if (hasFailed(record))
      yield `${[...placeOf(experiment, record.run), record.failure].map(cellText).join(',')}\n`;
}
