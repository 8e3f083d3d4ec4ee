import { columnNames } from '../core/column-name.ts';
import type { ColumnSpec } from '../core/table.ts';
import type { Experiment } from '../experiment/runner/experiment.ts';
import { hasFailed, type RunRecord } from '../experiment/runner/record.ts';
import { factorsOf, type Study } from '../experiment/study/study.ts';
import type { Column } from './parquet.ts';
import { placeColumns, placeOf } from './runs-csv.ts';

/** Runs in a portion: enough to fill a part of a row group, little enough for memory. */
const PORTION = 2048;

/**
 * Columns of `runs.parquet`, which holds what `runs.csv` does: names that every program takes, with the path of the setting as
 * the meaning. A factor whose values are all numbers is a number.
 */
export function runsColumns(study: Study): ColumnSpec[] {
  const [run, condition, replicate, ...varied] = placeColumns(study);
  const names = columnNames('', varied);
  const factors = factorsOf(study);
  return [
    { name: run, type: 'text', unit: 'name', meaning: 'Condition and replicate, both from 0.' },
    { name: condition, type: 'number', whole: true, unit: 'condition', meaning: 'Condition, from 0.' },
    { name: replicate, type: 'number', whole: true, unit: 'replicate', meaning: 'Replicate, from 0.' },
    ...varied.map((path, i): ColumnSpec => {
      const isNumber = factors[i]?.levels.every(({ value }) => typeof value === 'number');
      return {
        name: names[i],
        type: isNumber ? 'number' : 'text',
        unit: factors[i]?.unit || 'name',
        meaning: path,
      };
    }),
    { name: 'outcome', type: 'text', unit: 'name', meaning: 'What the run was asked for.' },
    {
      name: 'value',
      type: 'number',
      unit: 'unit of the outcome',
      meaning: 'Its value; null where it does not exist or the run failed.',
    },
  ];
}

/** The rows of `runs.csv` in portions, column by column. */
export function* runsPortions(experiment: Experiment, records: Iterable<RunRecord>): Generator<Column[]> {
  const spec = runsColumns(experiment.study);
  let columns: (number | string)[][] = spec.map(() => []);
  let runs = 0;
  for (const record of records) {
    const place = placeOf(experiment, record.run).map((cell, i) =>
      spec[i].type === 'text' ? String(cell) : Number(cell),
    );
    for (const [i, { text }] of experiment.study.outcomes.entries()) {
      const value = hasFailed(record) ? Number.NaN : record.values[i];
      for (const [c, cell] of [...place, text, value].entries()) columns[c].push(cell);
    }
    if (++runs % PORTION !== 0) continue;
    yield columns as Column[];
    columns = spec.map(() => []);
  }
  if (columns[0].length > 0) yield columns as Column[];
}
