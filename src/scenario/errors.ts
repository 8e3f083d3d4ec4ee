import { shorten } from './wording.ts';

/** Something wrong (or doubtful) in a scenario, and where it was written. */
export interface Problem {
  /** The file, or `--set path=value`. */
  readonly file: string;
  /** Line from 1; 0 where there are no lines (`--set`, a file that cannot be read). */
  readonly line: number;
  /** Column from 1; 0 with line 0. */
  readonly column: number;
  /** Path of the setting, `platforms.alipay.merchantFee`; empty for the file as a whole. */
  readonly path: string;
  /** What was expected, what was found, and the way out. */
  readonly message: string;
  /** The text of the line. */
  readonly source: string;
}

/** A scenario that cannot be used, with everything that is wrong with it. The message is ready to be shown. */
export class ScenarioError extends Error {
  override name = 'ScenarioError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(counted(problems) + formatProblems(problems));
    this.problems = problems;
  }
}

/** `3 problems in x.yaml`, and a blank line; nothing of a single one. */
function counted(problems: readonly Problem[]): string {
  if (problems.length < 2) return '';
  const files = [...new Set(problems.map(({ file }) => file))];
  return `${problems.length} problems${files.length === 1 ? ` in ${files[0]}` : ''}\n\n`;
}

const WIDTH = 120;
const MOST_SHOWN = 100;

/** All problems as text: place, path and message, then the line with a caret under the column. */
export function formatProblems(problems: readonly Problem[]): string {
  const rest = problems.length - MOST_SHOWN;
  const shown = problems.slice(0, MOST_SHOWN).map(formatProblem);
  return [...shown, ...(rest > 0 ? [`... and ${rest} more problems`] : [])].join('\n\n');
}

function formatProblem({ file, line, column, path, message, source }: Problem): string {
  const place = line === 0 ? file : `${file}:${line}:${column}`;
  const head = `${place}  ${path === '' ? '' : `${path}: `}${message}`;
  return source.trim() === '' ? head : `${head}\n${excerpt(source, column, line)}`;
}

/** The line with its number and a caret; of a long line only the part around the column. */
function excerpt(source: string, column: number, line: number): string {
  const from = column > WIDTH - 20 ? column - 20 : 0;
  const text = (from > 0 ? '…' : '') + shorten(source.slice(from).replace(/\t/g, ' '), WIDTH);
  const margin = `${String(line).padStart(5)} | `;
  const caret = ' '.repeat(column - 1 - from + (from > 0 ? 1 : 0)) + '^';
  return `${margin}${text}\n${' '.repeat(5)} | ${caret}`;
}
