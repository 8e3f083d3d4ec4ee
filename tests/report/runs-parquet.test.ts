import { parquetReadObjects } from 'hyparquet';
import { describe, expect, it } from 'vitest';
import { parquetBytes } from '../../src/report/parquet.ts';
import { runsCsvPieces } from '../../src/report/runs-csv.ts';
import { runsColumns, runsPortions } from '../../src/report/runs-parquet.ts';
import { type Answering, answered, sweepOf } from '../helpers/sweep.ts';

const STUDY = `study: sweep
name: Mixed
base: first-run
factors:
  - { parameter: habit.strength, values: [0, 1.5] }
  - { parameter: retailers.chains.hypermarket.mandate, values: [none, open] }
  - { name: "Ban, or not", levels: [{ name: "a, b" }, { name: c }] }
replicates: 3
outcomes: [welfare, "payment_share of alipay"]
`;

const answer: Answering = ([strength, mandate], replicate) =>
  replicate === 2 && mandate === 'open' ? null : [Number(strength) + replicate / 3, Number.NaN];

describe('runs as Parquet', () => {
  const { sweep } = sweepOf(STUDY, answer);
  const bytes = parquetBytes(runsColumns(sweep.study), runsPortions(sweep, answered(sweep, answer)), {});

  it('hold the rows of the CSV file, numbers as numbers and what does not exist as null', async () => {
    const rows = await parquetReadObjects({ file: bytes.slice().buffer });
    const [, ...lines] = [...runsCsvPieces(sweep, answered(sweep, answer))].join('').trimEnd().split('\n');
    const asCsv = rows.map((row) =>
      Object.values(row)
        .map((cell) => (cell === null ? '' : /[",]/.test(String(cell)) ? `"${cell}"` : String(cell)))
        .join(','),
    );
    expect(asCsv).toEqual(lines);
    expect(typeof rows[0].condition).toBe('number');
    expect(typeof rows[0].habit_strength).toBe('number');
    expect(typeof rows[0].retailers_chains_hypermarket_man).toBe('string');
  });

  it('have names that every program takes, with the path as their meaning', () => {
    const columns = runsColumns(sweep.study);
    expect(columns.map(({ name }) => name)).toEqual([
      'run',
      'condition',
      'replicate',
      'habit_strength',
      'retailers_chains_hypermarket_man',
      'ban_or_not',
      'outcome',
      'value',
    ]);
    expect(columns[4].meaning).toBe('retailers.chains.hypermarket.mandate');
  });
});
