import { MOST_DIMENSIONS } from '../../core/halton.ts';
import { suggestion } from '../../core/nearest.ts';
import { getPath, stepsOf } from '../../core/path.ts';
import { fieldAt, namesBelow } from '../../scenario/field-at.ts';
import type { Scenario } from '../../scenario/schema.ts';
import type { Draft, Fixed, Free } from './targets.ts';
import { pathsOf } from './targets.ts';
import type { WrittenFree } from './targets-schema.ts';

/** The free parameters of a file, with problems told; those that cannot be used are left out. */
export function checkFree(draft: Draft): Free[] {
  const { file, refuse } = draft;
  const used = new Set<string>();
  const free = file.free.flatMap((written, index) => checkOne(draft, written, index, used) ?? []);
  const { length } = file.free;
  const counted = file.targets.filter(({ check }) => !check).length;
  if (draft.isWhole && length > counted)
    refuse(
      ['free'],
      `${length} free parameters and ${counted} targets to fit: many values would fit alike; fix some, or add targets`,
    );
  if (length > MOST_DIMENSIONS)
    refuse(['free'], `${length} free parameters; at most ${MOST_DIMENSIONS} can be searched`);
  return free;
}

function checkOne(draft: Draft, written: WrittenFree, index: number, used: Set<string>): Free | undefined {
  const { scenario } = draft;
  const at = (key: string, message: string) => draft.refuse(['free', index, key], message);
  const paths = checkPaths(written, at).filter((path) => {
    if (used.has(path)) at(keyOf(written), `${path} is free twice; remove one of them`);
    used.add(path);
    const wrong = wrongNumber(scenario, path);
    if (wrong !== undefined) at(keyOf(written), wrong);
    return wrong === undefined;
  });
  const bounds = boundsOf(scenario, written, paths, at);
  if (paths.length === 0 || bounds === undefined) return undefined;
  const start = startOf(scenario, written, paths, at);
  if (start === undefined) return undefined;
  const [low, high] = bounds;
  if (start < low || start > high) {
    const where = written.start === undefined ? 'bounds' : 'start';
    at(
      where,
      `the start ${start} lies outside the bounds ${low} to ${high}; widen them, or give another start`,
    );
  }
  return { name: paths.join(' = '), paths, low, high, start, meaning: written.meaning };
}

type At = (key: string, message: string) => void;

const keyOf = ({ parameters }: { parameters?: unknown }) =>
  parameters === undefined ? 'parameter' : 'parameters';

function checkPaths(
  written: { parameter?: string; parameters?: readonly string[] },
  at: At,
): readonly string[] {
  const paths = pathsOf(written);
  if (written.parameter !== undefined && written.parameters !== undefined)
    at('parameters', 'stands in place of parameter; remove one or the other');
  if (paths.length === 0) at('parameter', 'missing; expected the path of a setting, as after --set');
  return paths;
}

/** What is wrong with a path that should lead to a number that can be moved; undefined if nothing. */
function wrongNumber(scenario: Scenario, path: string): string | undefined {
  const lost = lostAt(scenario, path);
  if (lost !== undefined) return lost;
  const shape = fieldAt(stepsOf(path), scenario)?.shape;
  if (shape?.kind !== 'number') return `${path} is not a number; only numbers can be fitted`;
  if (shape.whole) return `${path} is a whole number; only numbers that can be moved a little can be fitted`;
  if (typeof getPath(scenario, path) !== 'number')
    return `${path} has no value in the scenario; give it one first`;
  return undefined;
}

/** Why a path leads nowhere in a scenario, with what there is; undefined if it leads somewhere. */
function lostAt(scenario: Scenario, path: string): string | undefined {
  let steps: string[];
  try {
    steps = stepsOf(path);
  } catch {
    return `"${path}" is no path of a setting; write it as after --set, platforms.alipay.taste`;
  }
  let value: unknown = scenario;
  for (const [depth, step] of steps.entries()) {
    const names = typeof value === 'object' && value !== null ? Object.keys(value) : [];
    const field = fieldAt(steps.slice(0, depth), scenario);
    const possible = field === undefined ? names : [...new Set([...namesBelow(field, value), ...names])];
    const child = (value as Record<string, unknown> | null)?.[step];
    if (!names.includes(step) || child === undefined) {
      const place = depth === 0 ? '' : ` in ${steps.slice(0, depth).join('.')}`;
      return `${path}: no "${step}"${place}${suggestion(step, possible, 'there is')}`;
    }
    value = child;
  }
  return undefined;
}

function boundsOf(scenario: Scenario, { bounds }: WrittenFree, paths: readonly string[], at: At) {
  const [low, high] = bounds;
  if (bounds.length !== 2 || !(low < high))
    return void at('bounds', 'expected [low, high] with low below high');
  for (const path of paths) {
    const shape = fieldAt(stepsOf(path), scenario)?.shape;
    if (shape?.kind === 'number' && (low < shape.low || high > shape.high))
      return void at(
        'bounds',
        `${low} to ${high} is more than ${path} may take: ${shape.low} to ${shape.high}`,
      );
  }
  return [low, high] as const;
}

/** The start as written, else the value in the scenario, which tied settings must share. */
function startOf(
  scenario: Scenario,
  written: WrittenFree,
  paths: readonly string[],
  at: At,
): number | undefined {
  if (written.start !== undefined) return written.start;
  const values = paths.map((path) => getPath(scenario, path) as number);
  if (values.every((value) => value === values[0])) return values[0];
  return void at(
    'parameters',
    `tied settings have several values in the scenario (${values.join(', ')}); give a start`,
  );
}

/** What was held fixed; a setting cannot be both. */
export function checkFixed({ file, scenario, refuse }: Draft, free: readonly Free[]): Fixed[] {
  const moved = new Set(free.flatMap(({ paths }) => paths));
  return file.fixed.map((written, index) => {
    const at = (key: string, message: string) => refuse(['fixed', index, key], message);
    const paths = checkPaths(written, at);
    for (const path of paths) {
      const lost = lostAt(scenario, path);
      if (lost !== undefined) at(keyOf(written), lost);
      if (moved.has(path)) at(keyOf(written), `${path} is free as well; it can only be one of both`);
    }
    return { paths, why: written.why };
  });
}
