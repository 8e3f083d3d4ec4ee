import { ByteWriter, type ColumnSource, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer';
import { isColumnName } from '../core/column-name.ts';
import type { ColumnSpec, Table } from '../core/table.ts';

/** Rows of a row group: what can be skipped or read at once, and what is held in memory while writing. */
export const GROUP = 1 << 16;

/** What a file says of itself beside its columns: version, seed, hashes; key-value metadata of the file. */
export type FileFacts = Readonly<Record<string, string>>;

/** The values of a column, one a row: numbers or words, as its specification says. */
export type Column = ArrayLike<number> | readonly string[];

/** Values as they will be written; null where there is none. */
type Waiting = (number | string | null)[];

/**
 * A table as Parquet, bytes out as rows come in, so that memory does not grow with the rows (but for the index at the end
 * of the file, some hundred bytes for a column of 65,536 rows). Numbers are doubles, or 32-bit integers where the column
 * is whole; a number that does not exist (NaN) and an empty text are null, as they are an empty cell in CSV. Compressed
 * with Snappy. The metadata hold the facts, and `COLUMN.unit` and `COLUMN.meaning` of every column. The same rows and
 * facts give the same bytes, in whatever portions the rows came.
 */
export class ParquetEncoder {
  private readonly spec: readonly ColumnSpec[];
  private readonly bytes = new ByteWriter();
  private readonly writer: ParquetWriter;
  /** Rows that wait for their group to be full, by column. */
  private waiting: Waiting[];

  /** @throws Error if a column has a name that SQL or a statistics program would not take */
  constructor(spec: readonly ColumnSpec[], facts: FileFacts) {
    const unfit = spec.filter(({ name }) => !isColumnName(name)).map(({ name }) => name);
    if (unfit.length > 0) throw new Error(`no names for columns of a Parquet file: ${unfit.join(', ')}`);
    this.spec = spec;
    this.waiting = spec.map(() => []);
    this.writer = new ParquetWriter({
      writer: this.bytes,
      schema: schemaFromColumnData({ columnData: spec.map((column) => sourceOf(column, [])) }),
      kvMetadata: metadataOf(spec, facts),
      createdBy: 'paymarket',
    });
  }

  /** Takes rows, column by column in the order of the specification; returns the bytes that are ready, often none. */
  append(columns: readonly Column[]): Uint8Array {
    const rows = columns[0].length;
    for (let from = 0; from < rows; ) {
      const to = Math.min(rows, from + GROUP - this.waiting[0].length);
      columns.forEach((column, index) => {
        wait(this.waiting[index], column, from, to);
      });
      if (this.waiting[0].length === GROUP) this.writeGroup();
      from = to;
    }
    return this.taken();
  }

  /** The rest of the file. */
  end(): Uint8Array {
    if (this.waiting[0].length > 0) this.writeGroup();
    this.writer.finish();
    return this.taken();
  }

  private writeGroup(): void {
    const columnData = this.spec.map((column, index) => sourceOf(column, this.waiting[index]));
    this.writer.write({ columnData, rowGroupSize: GROUP });
    this.waiting = this.spec.map(() => []);
  }

  /** What was written since it was last asked. */
  private taken(): Uint8Array {
    const bytes = this.bytes.getBytes().slice();
    this.bytes.index = 0;
    return bytes;
  }
}

/** A whole table as the bytes of a Parquet file, from portions of its rows. */
export function parquetBytes(
  spec: readonly ColumnSpec[],
  portions: Iterable<readonly Column[]>,
  facts: FileFacts,
): Uint8Array {
  const encoder = new ParquetEncoder(spec, facts);
  const pieces: Uint8Array[] = [];
  for (const columns of portions) pieces.push(encoder.append(columns));
  pieces.push(encoder.end());
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** The columns of a table in the order of its specification. */
export const columnsOf = (table: Table): Column[] =>
  table.spec.map(({ name, type }) => (type === 'text' ? table.text(name) : table.number(name)));

/** Adds the values `from .. to` of a column; what does not exist becomes null, and -0 the 0 that it is in CSV. */
function wait(waiting: Waiting, column: Column, from: number, to: number): void {
  if (typeof column[0] === 'string') addWords(waiting, column as readonly string[], from, to);
  else addNumbers(waiting, column as ArrayLike<number>, from, to);
}

function addWords(waiting: Waiting, words: readonly string[], from: number, to: number): void {
  for (let row = from; row < to; row++) waiting.push(words[row] === '' ? null : words[row]);
}

function addNumbers(waiting: Waiting, numbers: ArrayLike<number>, from: number, to: number): void {
  for (let row = from; row < to; row++) waiting.push(Number.isNaN(numbers[row]) ? null : numbers[row] + 0);
}

function sourceOf({ name, type, whole }: ColumnSpec, data: Waiting): ColumnSource {
  if (type === 'text') return { name, data, type: 'STRING' };
  return whole ? { name, data, type: 'INT32', nullable: false } : { name, data, type: 'DOUBLE' };
}

function metadataOf(spec: readonly ColumnSpec[], facts: FileFacts): { key: string; value: string }[] {
  const about = Object.entries(facts).map(([key, value]) => ({ key, value }));
  const columns = spec.flatMap(({ name, unit, meaning }) => [
    { key: `${name}.unit`, value: unit },
    { key: `${name}.meaning`, value: meaning },
  ]);
  return [...about, ...columns];
}
