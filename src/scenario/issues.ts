import type { z } from 'zod';
import { nearest, suggestion } from '../core/nearest.ts';
import type { Problem } from './errors.ts';
import { childValue, fieldAt, namesBelow, ROOT } from './field-at.ts';
import { mismatch } from './misfit.ts';
import { listParameters } from './parameters.ts';
import { problemAt } from './place.ts';
import type { Field } from './shape.ts';
import { locate, locateKey, type Tree } from './tree.ts';
import { expectation, finding } from './wording.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** What was read: as plain data, with its places, and against which language. */
interface Reading {
  readonly raw: unknown;
  readonly tree: Tree;
  readonly root: Field;
}

/** What a schema found wrong, in our words, each where the value was written. `root` is the schema's field. */
export function problemsOf(
  issues: readonly Issue[],
  raw: unknown,
  tree: Tree,
  root: Field = ROOT,
): Problem[] {
  return issues.flatMap((issue) => issueProblems(issue, issue.path, { raw, tree, root }));
}

function issueProblems(issue: Issue, path: Path, reading: Reading): Problem[] {
  const { raw, tree } = reading;
  const at = (message: string): Problem[] => [problemAt(locate(tree, path), stepsFrom(path), message)];
  const atKey = (message: string): Problem[] => [problemAt(locateKey(tree, path), stepsFrom(path), message)];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.slice(0, MOST_UNKNOWN).map((key) => unknownSetting([...path, key], reading));
    case 'invalid_key':
      return atKey(`"${String(path.at(-1))}" cannot be a name: ${NAME_RULE}${renamed(String(path.at(-1)))}`);
    case 'invalid_format':
      return at(`${issue.message}, found ${finding(valueAt(raw, path))}`);
    case 'too_small':
    case 'too_big':
      return at(sizeProblem(issue, path, reading));
    case 'invalid_union':
      return unionProblems(issue, path, reading);
    default:
      return at(mismatchAt(path, reading));
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

function unknownSetting(path: Path, { raw, tree, root }: Reading): Problem {
  const holder = path.slice(0, -1);
  const field = fieldAt(holder, raw, root);
  const names = field === undefined ? [] : namesBelow(field, valueAt(raw, holder));
  const message = `unknown setting${meant(String(path.at(-1)), names, root)}`;
  return problemAt(locateKey(tree, path), stepsFrom(path), message);
}

/** The nearest name here, else where a setting of this very name belongs, else what is allowed here. */
function meant(name: string, names: readonly string[], root: Field): string {
  if (root !== ROOT || nearest(name, names) !== undefined) return suggestion(name, names);
  const elsewhere = listParameters().filter(({ path }) => path.endsWith(`.${name}`));
  const homes = elsewhere.slice(0, 3).map(({ path }) => path);
  return homes.length > 0 ? `; there is ${homes.join(', ')}` : suggestion(name, names);
}

function sizeProblem(
  issue: Extract<Issue, { code: 'too_small' | 'too_big' }>,
  path: Path,
  reading: Reading,
): string {
  const value = valueAt(reading.raw, path);
  if (issue.origin === 'array') {
    if (issue.code === 'too_small') return 'an empty list: name at least one, or leave the setting out';
    return `a list of ${(value as unknown[]).length}: at most ${issue.maximum} are possible`;
  }
  if (issue.origin !== 'string') return mismatchAt(path, reading);
  if (issue.code === 'too_small') return 'must not be empty';
  return `too long: at most ${issue.maximum} characters, found ${String(value).length}`;
}

function unionProblems(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  path: Path,
  reading: Reading,
): Problem[] {
  const at = (message: string) => [problemAt(locate(reading.tree, path), stepsFrom(path), message)];
  if (issue.errors.length === 0) return at(kindProblem(path, reading));
  const inside = issue.errors.find((issues) => issues.every(isInside));
  if (inside !== undefined) {
    return inside.flatMap((inner) => issueProblems(inner, [...path, ...inner.path], reading));
  }
  const long = issue.errors.flat().find(isTooLong);
  return at(long === undefined ? mismatchAt(path, reading) : sizeProblem(long, path, reading));
}

/** Whether the value is of the right type, and something in it is wrong. */
const isInside = ({ path, code }: Issue): boolean => path.length > 0 || code === 'unrecognized_keys';

const isTooLong = (issue: Issue): issue is Extract<Issue, { code: 'too_big' }> =>
  issue.code === 'too_big' && issue.origin === 'string';

function kindProblem(path: Path, reading: Reading): string {
  const kind = valueAt(reading.raw, path);
  const kinds = kindsAt(path, reading);
  if (typeof kind === 'string') return `unknown kind "${kind}"${suggestion(kind, kinds, 'kinds')}`;
  const expected = `expected one of ${kinds.join(', ')}`;
  return kind === undefined ? `missing; ${expected}` : `${expected}, found ${finding(kind)}`;
}

function kindsAt(path: Path, { raw, root }: Reading): string[] {
  const shape = fieldAt(path.slice(0, -1), raw, root)?.shape;
  return shape?.kind === 'variants' ? [...shape.options.keys()] : [];
}

/** What was expected and what was found. */
function mismatchAt(path: Path, { raw, root }: Reading): string {
  const field = fieldAt(path, raw, root);
  const value = valueAt(raw, path);
  if (field === undefined) return `not possible here: ${finding(value)}`;
  return value === undefined ? `missing; expected ${expectation(field)}` : mismatch(field, value);
}

const valueAt = (raw: unknown, path: Path): unknown => path.reduce<unknown>(childValue, raw);

const stepsFrom = (path: Path): (string | number)[] =>
  path.map((step) => (typeof step === 'number' ? step : String(step)));
