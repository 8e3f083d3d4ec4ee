import { isForbiddenKey, type Step } from '../../core/path.ts';
import { plainScalar } from './scalar.ts';
import type { Sight, Spot } from './sight.ts';

/** Braces and brackets, read as far as they go. */
export class FlowReader {
  private readonly text: string;
  private readonly end: number;
  private readonly sight: Sight;
  /** Where reading stands. */
  at: number;

  /** @param end where an unclosed brace is given up */
  constructor(text: string, from: number, end: number, sight: Sight) {
    this.text = text;
    this.at = from;
    this.end = end;
    this.sight = sight;
  }

  /** The value here: a map, a list or a word. */
  value(path: readonly Step[]): unknown {
    if (this.text[this.at] === '{') return this.map(path);
    if (this.text[this.at] === '[') return this.list(path);
    return this.word('value', path);
  }

  private map(path: readonly Step[]): Record<string, unknown> {
    const map: Record<string, unknown> = {};
    this.each(
      '}',
      'name',
      () => path,
      () => {
        const name = this.word('name', path);
        const value = this.text[this.at] === ':' ? this.afterColon([...path, name ?? '']) : null;
        if (name !== null && !isForbiddenKey(name)) map[name] = value;
      },
    );
    return map;
  }

  private list(path: readonly Step[]): unknown[] {
    const items: unknown[] = [];
    this.each(
      ']',
      'item',
      () => [...path, items.length],
      () => {
        const here = [...path, items.length];
        const isWord = !'{['.includes(this.text[this.at]);
        items.push(isWord ? this.word('item', here) : this.value(here));
      },
    );
    return items;
  }

  private afterColon(path: readonly Step[]): unknown {
    const from = ++this.at;
    this.blanks();
    if (!this.isAtEndOfEntry) return this.value(path);
    this.sight.gap(this.spot('value', path, from, this.at));
    return null;
  }

  private get isAtEndOfEntry(): boolean {
    return this.at >= this.end || ',}]'.includes(this.text[this.at]);
  }

  /** Reads entry by entry to the closing sign. There is room for a new one where a comma or nothing stands before. */
  private each(close: string, kind: Spot['kind'], path: () => readonly Step[], read: () => void): void {
    let hasRoom = true;
    this.at++;
    while (this.at < this.end) {
      const from = this.at;
      this.blanks();
      if (hasRoom && this.isAtEndOfEntry) this.sight.gap(this.spot(kind, path(), from, this.at));
      if (this.at >= this.end) return;
      const sign = this.text[this.at];
      hasRoom = sign === ',';
      if (hasRoom) this.at++;
      else if (sign === close) {
        this.at++;
        return;
      } else this.progress(read);
    }
  }

  /** Reads, and passes over a sign that nothing can be made of. */
  private progress(read: () => void): void {
    const before = this.at;
    read();
    if (this.at === before) this.at++;
  }

  private word(kind: Spot['kind'], path: readonly Step[]): string | null {
    const from = this.at;
    this.at = this.wordEnd();
    const word = this.text.slice(from, this.at).trimEnd();
    const to = from + word.length;
    this.blanks();
    const isNamed = kind === 'name' && this.text[this.at] === ':';
    this.sight.word({ ...this.spot(kind, path, from, to), isNamed });
    return plainScalar(word);
  }

  private wordEnd(): number {
    const quote = this.text[this.at];
    if (quote === '"' || quote === "'") {
      const close = this.text.indexOf(quote, this.at + 1);
      return close < 0 || close >= this.end ? this.end : close + 1;
    }
    let at = this.at;
    while (at < this.end && !this.isEndOfWord(at)) at++;
    return at;
  }

  private isEndOfWord(at: number): boolean {
    const [sign, next] = [this.text[at], this.text[at + 1]];
    if (',{}[]\n'.includes(sign)) return true;
    if (sign === ':') return next === undefined || ' \t\r\n,{}[]'.includes(next);
    return sign === ' ' && next === '#';
  }

  /** Blanks, line breaks and comments. */
  private blanks(): void {
    while (this.at < this.end) {
      const sign = this.text[this.at];
      if (sign === '#') {
        const from = this.at;
        const close = this.text.indexOf('\n', from);
        this.at = close < 0 ? this.end : Math.min(close, this.end);
        this.sight.nothing(from + 1, this.at);
      } else if (' \t\r\n'.includes(sign)) this.at++;
      else return;
    }
  }

  private spot(kind: Spot['kind'], path: readonly Step[], from: number, to: number): Spot {
    return { kind, path, from, to, isNamed: false, isFlow: true, column: 0 };
  }
}
