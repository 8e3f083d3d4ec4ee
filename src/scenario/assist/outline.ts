import { isForbiddenKey, type Step } from '../../core/path.ts';
import { FlowReader } from './flow.ts';
import { plainScalar } from './scalar.ts';
import { Sight, type Spot } from './sight.ts';

/** What can be read of a text, be it YAML or not, and what stands at a place in it. */
export interface Outline {
  /** Maps, lists and words; numbers are words too. */
  readonly data: unknown;
  readonly spot: Spot;
}

/** Reads a text by its indentation. Never throws: what makes no sense is passed over. */
export function outlineOf(text: string, at = -1): Outline {
  const reader = new OutlineReader(text, new Sight(at));
  reader.read();
  return { data: reader.data, spot: reader.sight.spot };
}

/** A place that holds a value: of a setting, of an item, or the whole. */
interface Slot {
  readonly path: readonly Step[];
  get(): unknown;
  put(value: unknown): void;
}

/** A map or list that is open: entries in this column join it. */
interface Level {
  readonly kind: 'map' | 'list';
  readonly column: number;
  readonly slot: Slot;
  /** What the newest entry holds. */
  last: Slot | undefined;
}

const NAME = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#"'[\]{},&*!|>%@`-][^#]*?|-[^\s#][^#]*?)\s*:(?=\s|$)/;
const MARK = /^(?:[&!]\S*\s+)+/;
const BLOCK_TEXT = /^[|>][+-]?\d?[+-]?\s*(?:#.*)?$/;

class OutlineReader {
  data: unknown = null;
  readonly sight: Sight;
  private readonly text: string;
  private readonly levels: Level[] = [];
  private readonly root: Slot = { path: [], get: () => this.data, put: (value) => (this.data = value) };
  /** Lines further right than this column are words of a block of text; -1 outside of one. */
  private blockColumn = -1;
  /** Where the next line begins. */
  private next = 0;

  constructor(text: string, sight: Sight) {
    this.text = text;
    this.sight = sight;
  }

  read(): void {
    while (this.next <= this.text.length) {
      const from = this.next;
      const end = this.lineEnd(from);
      this.next = end + 1;
      this.line(from, this.text[end - 1] === '\r' ? end - 1 : end);
    }
  }

  private lineEnd(from: number): number {
    const end = this.text.indexOf('\n', from);
    return end < 0 ? this.text.length : end;
  }

  private line(from: number, end: number): void {
    const line = this.text.slice(from, end);
    const column = line.length - line.trimStart().length;
    const isBlank = column === line.length;
    const isInBlock = this.blockColumn >= 0 && (isBlank || column > this.blockColumn);
    if (!isInBlock && !isBlank) this.blockColumn = -1;
    if (isInBlock || /^(---|\.\.\.|%)/.test(line)) this.sight.nothing(from, end);
    else if (isBlank) this.blankLine(from, end);
    else if (line[column] === '#') this.sight.nothing(from + column + 1, end);
    else this.entry(from, from + column, end);
  }

  private blankLine(from: number, end: number): void {
    if (!this.sight.holds(from, end)) return;
    const column = this.sight.at - from;
    this.sight.gap(this.spot('name', this.pathAt(column), from, end, column));
  }

  /** Items (`- `) and then a name with its value, or a lonely word. */
  private entry(line: number, from: number, end: number): void {
    let at = from;
    let item: Slot | undefined;
    while (this.text[at] === '-' && (at + 1 >= end || /\s/.test(this.text[at + 1]))) {
      item = this.newItem(at - line);
      const rest = this.text.slice(at + 1, end);
      const after = at + 1 + rest.length - rest.trimStart().length;
      this.sight.gap(this.spot('item', item.path, at + 1, after, Math.max(after, at + 2) - line));
      at = after;
    }
    if (at < end) this.nameOrWord(at - line, at, end, item);
  }

  private nameOrWord(column: number, from: number, end: number, item: Slot | undefined): void {
    const content = this.text.slice(from, end);
    const [, name] = NAME.exec(content) ?? [];
    if (name !== undefined) this.named(column, from, end, name);
    else if (item !== undefined) this.value(item, column - 1, from, end, 'item');
    else this.lonelyWord(column, from, end);
  }

  private lonelyWord(column: number, from: number, end: number): void {
    const word = withoutComment(this.text.slice(from, end));
    this.sight.word(this.spot('name', this.pathAt(column), from, from + word.length, column));
    this.sight.nothing(from + word.length + 1, end);
  }

  private named(column: number, from: number, end: number, word: string): void {
    const level = this.levelFor('map', column);
    const to = from + word.length;
    this.sight.word({ ...this.spot('name', level.slot.path, from, to, column), isNamed: true });
    const name = plainScalar(word) ?? word;
    // a name that JavaScript could be tricked with is read into a map that nobody keeps
    const map = isForbiddenKey(name) ? Object.create(null) : (level.slot.get() as Record<string, unknown>);
    const slot: Slot = {
      path: [...level.slot.path, name],
      get: () => map[name],
      put: (value) => (map[name] = value),
    };
    slot.put(null);
    level.last = slot;
    this.value(slot, column, this.text.indexOf(':', to) + 1, end, 'value');
  }

  private value(slot: Slot, column: number, from: number, end: number, kind: 'value' | 'item'): void {
    const written = this.text.slice(from, end);
    const blanks = written.length - written.trimStart().length;
    const marks = MARK.exec(written.slice(blanks))?.[0].length ?? 0;
    const at = from + blanks + marks;
    const word = withoutComment(this.text.slice(at, end));
    if (BLOCK_TEXT.test(word)) this.blockColumn = column;
    if (/^[{[]/.test(word)) {
      this.flow(slot, column, at);
      return;
    }
    this.sight.nothing(at + word.length + 1, end);
    const spot = this.spot(kind, slot.path, at, at + word.length, column + 1);
    if (word === '') this.sight.gap({ ...spot, from, to: end });
    else this.sight.word(spot);
    slot.put(plainScalar(word));
  }

  private flow(slot: Slot, column: number, from: number): void {
    const flow = new FlowReader(this.text, from, this.flowEnd(from, column), this.sight);
    slot.put(flow.value(slot.path));
    const end = this.lineEnd(flow.at);
    this.next = end + 1;
    this.sight.nothing(flow.at + 1, end);
  }

  /** The first line that cannot belong to braces opened in an entry in this column. */
  private flowEnd(from: number, column: number): number {
    let end = this.lineEnd(from);
    while (end < this.text.length) {
      const next = this.lineEnd(end + 1);
      const line = this.text.slice(end + 1, next);
      const trimmed = line.trimStart();
      if (trimmed !== '' && !/^[}\]]/.test(trimmed) && line.length - trimmed.length <= column) break;
      end = next;
    }
    return end;
  }

  private newItem(column: number): Slot {
    const level = this.levelFor('list', column);
    const list = level.slot.get() as unknown[];
    const index = list.push(null) - 1;
    const slot: Slot = {
      path: [...level.slot.path, index],
      get: () => list[index],
      put: (value) => (list[index] = value),
    };
    level.last = slot;
    return slot;
  }

  /** The open map or list in a column; a new one below what stands above it. */
  private levelFor(kind: Level['kind'], column: number): Level {
    this.closeTo(kind, column);
    const top = this.levels.at(-1);
    if (top?.column === column && top.kind === kind) return top;
    const slot = top?.last ?? this.root;
    const now = slot.get();
    const isOpen = Array.isArray(now)
      ? kind === 'list'
      : typeof now === 'object' && now !== null && kind === 'map';
    if (!isOpen) slot.put(kind === 'map' ? {} : []);
    const level: Level = { kind, column, slot, last: undefined };
    this.levels.push(level);
    return level;
  }

  private closeTo(kind: Level['kind'], column: number): void {
    while (this.levels.length > 0 && !staysOpen(this.levels[this.levels.length - 1], kind, column))
      this.levels.pop();
  }

  /** The path of the map that a name in this column would join. */
  private pathAt(column: number): readonly Step[] {
    const open = this.levels.filter((level) => staysOpen(level, 'map', column)).at(-1);
    if (open === undefined) return [];
    return open.column === column ? open.slot.path : (open.last ?? open.slot).path;
  }

  private spot(kind: Spot['kind'], path: readonly Step[], from: number, to: number, column: number): Spot {
    return { kind, path, from, to, isNamed: false, isFlow: false, column };
  }
}

/** Items may stand in the column of the name that they belong to. */
const staysOpen = (level: Level, kind: Level['kind'], column: number): boolean =>
  level.column < column || (level.column === column && (kind === 'list' || level.kind === 'map'));

/** The words before a comment. */
function withoutComment(content: string): string {
  const quoted = /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')/.exec(content)?.[0];
  if (quoted !== undefined) return quoted;
  const at = content.startsWith('#') ? 0 : content.search(/\s#/);
  return (at < 0 ? content : content.slice(0, at)).trimEnd();
}
