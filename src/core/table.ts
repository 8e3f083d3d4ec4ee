/** What a column of a result table holds. Documentation, CSV headers and chart axes derive from it. */
export interface ColumnSpec {
  readonly name: string;
  readonly type: 'number' | 'text';
  readonly unit: string;
  readonly meaning: string;
}

export type Cell = number | string;

/**
 * A result table in columns: numbers as Float64Array, text as arrays of strings.
 * A number that does not exist (no base, window not complete) is NaN, and an empty cell in CSV.
 */
export class Table {
  rows = 0;
  private numbers = new Map<string, Float64Array>();
  private texts = new Map<string, string[]>();

  readonly spec: readonly ColumnSpec[];

  constructor(spec: readonly ColumnSpec[], capacity = 64) {
    this.spec = spec;
    for (const { name, type } of spec) {
      if (type === 'number') this.numbers.set(name, new Float64Array(capacity));
      else this.texts.set(name, []);
    }
  }

  /** Appends a row; a number column left out is NaN, a text column left out is empty. */
  push(row: Readonly<Record<string, Cell>>): void {
    for (const [name, column] of this.numbers) {
      const value = row[name];
      const room = this.rows < column.length ? column : this.grow(name, column);
      room[this.rows] = typeof value === 'number' ? value : Number.NaN;
    }
    for (const [name, column] of this.texts) column.push(String(row[name] ?? ''));
    this.rows++;
  }

  /** The numbers of a column, one a row. Throws on an unknown name. */
  number(name: string): Float64Array {
    const column = this.numbers.get(name);
    if (!column) throw new Error(`no number column ${name}`);
    return column.subarray(0, this.rows);
  }

  /** The words of a column, one a row. Throws on an unknown name. */
  text(name: string): readonly string[] {
    const column = this.texts.get(name);
    if (!column) throw new Error(`no text column ${name}`);
    return column;
  }

  /** The value at a row, whatever its type. */
  at(name: string, row: number): Cell {
    return this.numbers.get(name)?.[row] ?? this.text(name)[row];
  }

  private grow(name: string, column: Float64Array): Float64Array {
    const wider = new Float64Array(Math.max(64, column.length * 2));
    wider.set(column);
    this.numbers.set(name, wider);
    return wider;
  }
}
