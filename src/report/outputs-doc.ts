import type { ColumnSpec } from '../core/table.ts';
import {
  CONSUMER_COLUMNS,
  MARKET_COLUMNS,
  PLATFORM_COLUMNS,
  RETAILER_COLUMNS,
  SWITCHING_COLUMNS,
} from '../model/series.ts';

const HEAD = `# Result tables

The columns of the CSV files in a result folder. This page is written from \`src/model/series.ts\` by \`npm run docs\`;
change the columns there, not here.

Every table begins with the column \`replicate\`. Counts and money are those of the simulated consumers, not of the
population that they stand for: multiply by \`population / consumers\` of the scenario for the country. A figure that does
not exist, because its base is empty or its window is not yet complete, is an empty cell.

A refusal is a trip on which the consumer's top of wallet, a platform, could not be used. It need not cost the sale: the
consumer may pay by another method. A lost sale is a trip that ended without a payment.`;

const TABLES: readonly { file: string; rows: string; columns: readonly ColumnSpec[] }[] = [
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
];

/** The page `docs/outputs.md`: every column of the result tables with its unit and meaning. */
export function outputsMarkdown(): string {
  const tables = TABLES.map(({ file, rows, columns }) =>
    [`## \`${file}\``, rows, tableOf(columns)].join('\n\n'),
  );
  return `${[HEAD, ...tables].join('\n\n')}\n`;
}

const tableOf = (columns: readonly ColumnSpec[]): string =>
  [
    '| Column | Unit | Meaning |',
    '| --- | --- | --- |',
    ...columns.map(({ name, unit, meaning }) => `| \`${name}\` | ${unit} | ${meaning} |`),
  ].join('\n');
