import type { Problem } from '../../scenario/errors.ts';

/** A mark under words of a text. */
export interface Mark {
  readonly from: number;
  readonly to: number;
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

/** A problem as the command line tells it, without its place: `weks: unknown setting, did you mean "weeks"?`. */
export const wordsOf = ({ path, message }: Problem): string =>
  path === '' ? message : `${path}: ${message}`;

/** `12:5`, with the name of the file where it is another than the open one. */
export function placeOf({ file, line, column }: Problem, open: string): string {
  const place = line === 0 ? '' : `${line}:${column}`;
  if (file === open) return place;
  return `${file.replace(/^.*\//, '')}${place === '' ? '' : `:${place}`}`;
}

/**
 * Marks for the problems of a text. Those of files that it extends are marked where they come from: at `extends`, with the
 * name of the file.
 */
export function marksOf(
  text: string,
  file: string,
  open: string,
  found: readonly { readonly problem: Problem; readonly severity: Mark['severity'] }[],
): Mark[] {
  return found.flatMap(({ problem, severity }) => {
    const message = wordsOf(problem);
    if (problem.file === file) return [{ ...wordAt(text, problem), severity, message }];
    const extended = file === open ? /^extends[ \t]*:.*$/m.exec(text) : null;
    if (extended === null) return [];
    const [from, to] = [extended.index, extended.index + extended[0].length];
    return [{ from, to, severity, message: `${placeOf(problem, open)}  ${message}` }];
  });
}

/** The word at the place of a problem; a sign, where there is no word. */
export function wordAt(text: string, { line, column }: Pick<Problem, 'line' | 'column'>) {
  const from = offsetOf(text, line, column);
  const word =
    /^(?:"[^"\n]*"?|'[^'\n]*'?|[^\s,:#{}[\]][^\s,#{}[\]]*)/.exec(text.slice(from, from + 200))?.[0] ?? '';
  const length = word.replace(/:$/, '').length;
  const to = Math.min(text.length, from + Math.max(1, length));
  return { from: to === from ? Math.max(0, from - 1) : from, to };
}

function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let i = 1; i < line; i++) {
    const next = text.indexOf('\n', start);
    if (next < 0) break;
    start = next + 1;
  }
  const end = text.indexOf('\n', start);
  return Math.min(end < 0 ? text.length : end, start + Math.max(0, column - 1));
}
