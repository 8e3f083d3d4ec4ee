import type { z } from 'zod';
import { nearest, suggestion } from '../core/nearest.ts';
import type { Problem } from './errors.ts';
import { childValue, fieldAt, namesBelow } from './field-at.ts';
import { mismatch } from './misfit.ts';
import { listParameters } from './parameters.ts';
import { problemAt } from './place.ts';
import { locate, locateKey, type Tree } from './tree.ts';
import { expectation, finding } from './wording.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** What the schema found wrong, in our words, each where the value was written. */
export function problemsOf(issues: readonly Issue[], raw: unknown, tree: Tree): Problem[] {
  return issues.flatMap((issue) => issueProblems(issue, issue.path, raw, tree));
}

function issueProblems(issue: Issue, path: Path, raw: unknown, tree: Tree): Problem[] {
  const at = (message: string): Problem[] => [problemAt(locate(tree, path), stepsFrom(path), message)];
  const atKey = (message: string): Problem[] => [problemAt(locateKey(tree, path), stepsFrom(path), message)];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.slice(0, MOST_UNKNOWN).map((key) => unknownSetting([...path, key], raw, tree));
    case 'invalid_key':
      return atKey(`"${String(path.at(-1))}" cannot be a name: ${NAME_RULE}${renamed(String(path.at(-1)))}`);
    case 'invalid_format':
      return at(`${issue.message}, found ${finding(valueAt(raw, path))}`);
    case 'too_small':
    case 'too_big':
      return at(sizeProblem(issue, path, raw));
    case 'invalid_union':
      return unionProblems(issue, path, raw, tree);
    default:
      return at(mismatchAt(path, raw));
  }
}

/** Unknown settings told of one map: a text with more is no scenario. */
const MOST_UNKNOWN = 500;

const NAME_RULE = 'names are small letters, digits and dashes, and start with a letter';

/** `Wal Mart` as a name would be `wal-mart`. */
function renamed(text: string): string {
  const name = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '');
  return name === '' ? '' : `; write "${name}"`;
}

function unknownSetting(path: Path, raw: unknown, tree: Tree): Problem {
  const holder = path.slice(0, -1);
  const field = fieldAt(holder, raw);
  const names = field === undefined ? [] : namesBelow(field, valueAt(raw, holder));
  const message = `unknown setting${meant(String(path.at(-1)), names)}`;
  return problemAt(locateKey(tree, path), stepsFrom(path), message);
}

/** The nearest name here, else where a setting of this very name belongs, else what is allowed here. */
function meant(name: string, names: readonly string[]): string {
  if (nearest(name, names) !== undefined) return suggestion(name, names);
  const elsewhere = listParameters().filter(({ path }) => path.endsWith(`.${name}`));
  const homes = elsewhere.slice(0, 3).map(({ path }) => path);
  return homes.length > 0 ? `; there is ${homes.join(', ')}` : suggestion(name, names);
}

function sizeProblem(
  issue: Extract<Issue, { code: 'too_small' | 'too_big' }>,
  path: Path,
  raw: unknown,
): string {
  const value = valueAt(raw, path);
  if (issue.origin === 'array') return 'an empty list: name at least one, or leave the setting out';
  if (issue.origin !== 'string') return mismatchAt(path, raw);
  if (issue.code === 'too_small') return 'must not be empty';
  return `too long: at most ${issue.maximum} characters, found ${String(value).length}`;
}

function unionProblems(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  path: Path,
  raw: unknown,
  tree: Tree,
): Problem[] {
  const at = (message: string) => [problemAt(locate(tree, path), stepsFrom(path), message)];
  if (issue.errors.length === 0) return at(kindProblem(path, raw));
  const inside = issue.errors.find((issues) => issues.every((inner) => inner.path.length > 0));
  if (inside !== undefined) {
    return inside.flatMap((inner) => issueProblems(inner, [...path, ...inner.path], raw, tree));
  }
  const long = issue.errors.flat().find(isTooLong);
  return at(long === undefined ? mismatchAt(path, raw) : sizeProblem(long, path, raw));
}

const isTooLong = (issue: Issue): issue is Extract<Issue, { code: 'too_big' }> =>
  issue.code === 'too_big' && issue.origin === 'string';

function kindProblem(path: Path, raw: unknown): string {
  const kind = valueAt(raw, path);
  const kinds = kindsAt(path, raw);
  if (typeof kind === 'string') return `unknown kind "${kind}"${suggestion(kind, kinds, 'kinds')}`;
  const expected = `expected one of ${kinds.join(', ')}`;
  return kind === undefined ? `missing; ${expected}` : `${expected}, found ${finding(kind)}`;
}

function kindsAt(path: Path, raw: unknown): string[] {
  const shape = fieldAt(path.slice(0, -1), raw)?.shape;
  return shape?.kind === 'variants' ? [...shape.options.keys()] : [];
}

/** What was expected and what was found. */
function mismatchAt(path: Path, raw: unknown): string {
  const field = fieldAt(path, raw);
  const value = valueAt(raw, path);
  if (field === undefined) return `not possible here: ${finding(value)}`;
  return value === undefined ? `missing; expected ${expectation(field)}` : mismatch(field, value);
}

const valueAt = (raw: unknown, path: Path): unknown => path.reduce<unknown>(childValue, raw);

const stepsFrom = (path: Path): (string | number)[] =>
  path.map((step) => (typeof step === 'number' ? step : String(step)));
