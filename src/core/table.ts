/** What a column of a result table holds. Documentation, CSV headers and chart axes derive from it. */
export interface ColumnSpec {
  readonly name: string;
  readonly type: 'number' | 'text';
  /** Numbers that always exist and are whole, such as a week: integers where a file distinguishes them. */
  readonly whole?: boolean;
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
  private capacity: number;
  // columns by their place among those of their type: a week pushes a row of 25 columns a hundred times
  private readonly numberNames: readonly string[];
  private readonly numbers: Float64Array[];
  private readonly textNames: readonly string[];
  private readonly texts: string[][];

  readonly spec: readonly ColumnSpec[];

  constructor(spec: readonly ColumnSpec[], capacity = 64) {
    const names = (wanted: ColumnSpec['type']) =>
      spec.filter(({ type }) => type === wanted).map(({ name }) => name);
    this.spec = spec;
    this.capacity = capacity;
    this.numberNames = names('number');
    this.numbers = this.numberNames.map(() => new Float64Array(capacity));
    this.textNames = names('text');
    this.texts = this.textNames.map(() => []);
  }

  /** Appends a row; a number column left out is NaN, a text column left out is empty. */
  push(row: Readonly<Record<string, Cell>>): void {
    if (this.rows === this.capacity) this.grow();
    for (let i = 0; i < this.numberNames.length; i++) {
      const value = row[this.numberNames[i]];
      this.numbers[i][this.rows] = typeof value === 'number' ? value : Number.NaN;
    }
    for (let i = 0; i < this.textNames.length; i++) this.texts[i].push(String(row[this.textNames[i]] ?? ''));
    this.rows++;
  }

  /** The numbers of a column, one a row. Throws on an unknown name. */
  number(name: string): Float64Array {
    const column = this.numbers[this.numberNames.indexOf(name)];
    if (!column) throw new Error(`no number column ${name}`);
    return column.subarray(0, this.rows);
  }

  /** The words of a column, one a row. Throws on an unknown name. */
  text(name: string): readonly string[] {
    const column = this.texts[this.textNames.indexOf(name)];
    if (!column) throw new Error(`no text column ${name}`);
    return column;
  }

  /** The value at a row, whatever its type. */
  at(name: string, row: number): Cell {
    return this.numbers[this.numberNames.indexOf(name)]?.[row] ?? this.text(name)[row];
  }

  private grow(): void {
    this.capacity = Math.max(64, this.capacity * 2);
    for (const [i, column] of this.numbers.entries()) {
      this.numbers[i] = new Float64Array(this.capacity);
      this.numbers[i].set(column);
    }
  }
}
