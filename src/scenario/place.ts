import { pathText, type Step } from '../core/path.ts';
import type { Problem } from './errors.ts';

/** A text that settings come from: a file, or one `--set` of the command line. */
export class Source {
  /** How problems name it. */
  readonly name: string;
  readonly text: string;
  /** Whether it has lines that can be pointed at. */
  readonly lined: boolean;
  private starts: number[] | undefined;

  constructor(name: string, text: string, lined = true) {
    this.name = name;
    this.text = text;
    this.lined = lined;
  }

  /** Line and column (from 1) of a character, with the text of the line. */
  lineAt(offset: number): { line: number; column: number; source: string } {
    if (!this.lined) return { line: 0, column: 0, source: '' };
    const starts = (this.starts ??= lineStarts(this.text));
    const line = lastAtMost(starts, Math.min(offset, this.text.length));
    const end = this.text.indexOf('\n', starts[line]);
    const source = this.text.slice(starts[line], end < 0 ? undefined : end).replace(/\r$/, '');
    return { line: line + 1, column: Math.min(offset, this.text.length) - starts[line] + 1, source };
  }
}

/** Where something was written. */
export interface Place {
  readonly source: Source;
  readonly offset: number;
}

/** A problem at a place. */
export function problemAt(
  { source, offset }: Place,
  path: readonly Step[] | string,
  message: string,
): Problem {
  const words = typeof path === 'string' ? path : pathText(path);
  return { file: source.name, ...source.lineAt(offset), path: words, message };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Index of the last of the ascending `starts` that is not above `offset`. */
function lastAtMost(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (starts[middle] <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
