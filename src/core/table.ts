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

/** A row of a table with these columns: a cell for each of them, under its name. */
export type RowOf<Columns extends readonly ColumnSpec[]> = {
  [Column in Columns[number] as Column['name']]: Column['type'] extends 'text' ? string : number;
};

/** What a table holds, in a form that can be handed to another thread or kept in a file: arrays, and each word once. */
export interface PackedTable {
  readonly rows: number;
  /** The number columns one after another, without gaps. */
  readonly numbers: Float64Array<ArrayBuffer>;
  /** The text columns: words, and by row the place of its word. */
  readonly texts: readonly { readonly words: readonly string[]; readonly places: Uint32Array<ArrayBuffer> }[];
}

/**
 * A result table in columns: numbers as Float64Array, text as arrays of strings.
 * A number that does not exist (no base, window not complete) is NaN, and an empty cell in CSV.
 */
export class Table<Row extends Readonly<Record<string, Cell>> = Readonly<Record<string, Cell>>> {
  rows = 0;
  private capacity: number;
  // columns by their place among those of their type: a week pushes a row of 25 columns a hundred times
  private readonly numberNames: readonly string[];
  /** All number columns one after another, `capacity` places each: one memory to grow instead of 25. */
  private numbers: Float64Array;
  private readonly textNames: readonly string[];
  private readonly texts: string[][];

  readonly spec: readonly ColumnSpec[];

  constructor(spec: readonly ColumnSpec[], capacity = 64) {
    const names = (wanted: ColumnSpec['type']) =>
      spec.filter(({ type }) => type === wanted).map(({ name }) => name);
    this.spec = spec;
    this.capacity = capacity;
    this.numberNames = names('number');
    this.numbers = new Float64Array(this.numberNames.length * capacity);
    this.textNames = names('text');
    this.texts = this.textNames.map(() => []);
  }

  /** Appends a row; a number column left out is NaN, a text column left out is empty. */
  push(row: Readonly<Row>): void {
    this.makeRoom();
    for (let i = 0; i < this.numberNames.length; i++) {
      const value = row[this.numberNames[i]];
      this.numbers[i * this.capacity + this.rows] = typeof value === 'number' ? value : Number.NaN;
    }
    for (let i = 0; i < this.textNames.length; i++) this.texts[i].push(String(row[this.textNames[i]] ?? ''));
    this.rows++;
  }

  /** Appends a copy of a row, with another word in one column. */
  pushCopy(row: number, name: string & keyof Row, word: string): void {
    this.makeRoom();
    const { numbers, capacity } = this;
    for (let first = 0; first < numbers.length; first += capacity)
      numbers[first + this.rows] = numbers[first + row];
    for (const column of this.texts) column.push(column[row]);
    this.texts[this.textNames.indexOf(name)][this.rows] = word;
    this.rows++;
  }

  /** The numbers of a column, one a row. Throws on an unknown name. */
  number(name: string): Float64Array {
    const place = this.numberNames.indexOf(name);
    if (place === -1) throw new Error(`no number column ${name}`);
    return this.columnAt(place);
  }

  /** The words of a column, one a row. Throws on an unknown name. */
  text(name: string): readonly string[] {
    const column = this.texts[this.textNames.indexOf(name)];
    if (!column) throw new Error(`no text column ${name}`);
    return column;
  }

  /** The value at a row, whatever its type. */
  at(name: string, row: number): Cell {
    const place = this.numberNames.indexOf(name);
    return place === -1 ? this.text(name)[row] : this.numbers[place * this.capacity + row];
  }

  pack(): PackedTable {
    const numbers = new Float64Array(this.numberNames.length * this.rows);
    for (let i = 0; i < this.numberNames.length; i++) numbers.set(this.columnAt(i), i * this.rows);
    return { rows: this.rows, numbers, texts: this.texts.map(packTexts) };
  }

  /** The table that was packed; `spec` is its own. */
  static unpack(spec: readonly ColumnSpec[], { rows, numbers, texts }: PackedTable): Table {
    const table = new Table(spec, rows);
    table.rows = rows;
    table.numbers = numbers;
    for (const [column, { words, places }] of texts.entries()) {
      table.texts[column] = Array.from(places, (place) => words[place]);
    }
    return table;
  }

  private columnAt(place: number): Float64Array {
    const first = place * this.capacity;
    return this.numbers.subarray(first, first + this.rows);
  }

  /** Makes room for one more row. */
  private makeRoom(): void {
    if (this.rows === this.capacity) this.reserve(Math.max(64, this.capacity * 2));
  }

  /** Makes room for so many rows in all, so that it need not grow on the way. */
  reserve(capacity: number): void {
    if (capacity <= this.capacity) return;
    const numbers = new Float64Array(this.numberNames.length * capacity);
    for (let i = 0; i < this.numberNames.length; i++) numbers.set(this.columnAt(i), i * capacity);
    this.numbers = numbers;
    this.capacity = capacity;
  }
}

function packTexts(column: readonly string[]): PackedTable['texts'][number] {
  const placeOf = new Map<string, number>();
  const places = Uint32Array.from(column, (word) => {
    const place = placeOf.get(word) ?? placeOf.size;
    placeOf.set(word, place);
    return place;
  });
  return { words: [...placeOf.keys()], places };
}
