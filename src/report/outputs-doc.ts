import type { ColumnSpec } from '../core/table.ts';
import {
  CONSUMER_COLUMNS,
  MARKET_COLUMNS,
  PANEL_COLUMNS,
  PLATFORM_COLUMNS,
  RETAILER_COLUMNS,
  rewardMeaning,
  SWITCHING_COLUMNS,
} from '../model/series.ts';

const HEAD = `# Result tables

The columns of the CSV files in a result folder, and of the panel. This page is written from \`src/model/series.ts\` by
\`npm run docs\`; change the columns there, not here.

Every table begins with the column \`replicate\`. Counts and money are those of the simulated consumers, not of the
population that they stand for: multiply by \`population / consumers\` of the scenario for the country. A figure that does
not exist, because its base is empty or its window is not yet complete, is an empty cell.

A refusal is a trip on which the consumer's top of wallet, a platform, could not be used. It need not cost the sale: the
consumer may pay by another method. A lost sale is a trip that ended without a payment.

With \`--parquet\` the tables are written as Parquet, too: \`platforms.parquet\` and so on, with the same rows and columns.
What is an empty cell in CSV is null there. \`from\` and \`to\`, which SQL keeps for itself, are \`from_method\` and
\`to_method\`. The metadata of the file hold version, seed and hash of the scenario, and unit and meaning of each column.
[notebooks.md](notebooks.md) shows how to read all of them in Python, R, Stata and DuckDB.

A run with \`--checkpoint-every WEEKS\` keeps itself in one file beside its folder, \`NAME.checkpoint\`, as large as its consumers
are in memory (4 bytes each). It is written aside and moved into place, so that it is whole whenever the run is stopped;
\`--resume\` goes on from it to the same bytes, and it is gone once the results are there.`;

interface Documented {
  readonly file: string;
  readonly rows: string;
  readonly columns: readonly Pick<ColumnSpec, 'name' | 'unit' | 'meaning'>[];
}

const TABLES: readonly Documented[] = [
  {
    file: 'platforms.csv',
    rows: 'One row for each week, region (and `all`) and method, cash included.',
    columns: PLATFORM_COLUMNS,
  },
  { file: 'market.csv', rows: 'One row for each week and region (and `all`).', columns: MARKET_COLUMNS },
  {
    file: 'consumers.csv',
    rows: 'One row for each week, region (and `all`) and segment. Segments sum to the row of `market.csv`.',
    columns: CONSUMER_COLUMNS,
  },
  {
    file: 'retailers.csv',
    rows: 'One row for each week, retailer and region (and `all`).',
    columns: RETAILER_COLUMNS,
  },
  {
    file: 'switching.csv',
    rows: 'One row for each complete window of `output.switchingWindow` weeks, region (and `all`) and pair of methods.',
    columns: SWITCHING_COLUMNS,
  },
  {
    file: 'panel.parquet',
    rows: `Written with \`--panel N\`: one row for each trip of N consumers, who are a simple random sample without replacement,
drawn anew for each replicate and the same whatever the scenario says, as long as seed and \`consumers\` are. A smaller
panel is a part of a larger one. The rows of a week come region by region and segment by segment; whoever makes no trip in
a week has none. Habits are those before the trip.

Following consumers does not change the run. What the market draws is told as it was drawn: the state of the consumer, the
method or walking away, the kind of shop; so the sums over a panel of all consumers are those of the tables. Two things that
the market leaves open are drawn for the panel, each with its exact law: whether cash was carried, given how the trip ended
(Bayes), and which of the shops that take the same on the same terms was visited, out of the visits that each of them had.`,
    columns: [
      ...PANEL_COLUMNS,
      { name: 'reward_PLATFORM', unit: 'currency', meaning: `For each platform: ${rewardMeaning('it')}` },
    ],
  },
];

/** The page `docs/outputs.md`: every column of the result tables with its unit and meaning. */
export function outputsMarkdown(): string {
  const tables = TABLES.map(({ file, rows, columns }) =>
    [`## \`${file}\``, rows, tableOf(columns)].join('\n\n'),
  );
  return `${[HEAD, ...tables].join('\n\n')}\n`;
}

const tableOf = (columns: Documented['columns']): string =>
  [
    '| Column | Unit | Meaning |',
    '| --- | --- | --- |',
    ...columns.map(({ name, unit, meaning }) => `| \`${name}\` | ${unit} | ${meaning} |`),
  ].join('\n');
