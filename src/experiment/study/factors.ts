import { exp, log } from '../../core/elementary.ts';
import { getPath, stepsOf } from '../../core/path.ts';
import { type Change, NO_CHANGE } from '../../scenario/change.ts';
import { fieldAt } from '../../scenario/field-at.ts';
import type { Setting } from '../../scenario/override.ts';
import type { Place } from '../../scenario/place.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { settingWords, valueWords } from '../../scenario/setting-words.ts';
import type { Tree } from '../../scenario/tree.ts';
import type { WrittenFactor } from './schema.ts';
import type { Factor, FactorValue, Level, Range } from './study.ts';

/** Where the parts of a factor stand in the study file. */
export interface FactorPlace {
  readonly at: Place;
  /** Of the value with this index in `values`. */
  valueAt(index: number): Tree;
  /** The change of the level with this index. */
  levelChange(index: number): Change;
}

/** Everything that a factor was written with, in the terms of the runner. The caller has checked what was written. */
export function factorOf(written: WrittenFactor, scenario: Scenario, place: FactorPlace): Factor {
  const paths = written.parameters ?? (written.parameter === undefined ? [] : [written.parameter]);
  const range = rangeOf(written, scenario, paths);
  const { offset } = written;
  const levels = levelsOf(written, scenario, { paths, range, place });
  const known = paths.length === 0 ? '' : (fieldAt(stepsOf(paths[0]), scenario)?.unit ?? '');
  return {
    column: paths[0] ?? columnName(written.name ?? 'factor'),
    label: written.name ?? (paths.length === 0 ? 'Factor' : settingWords(scenario, paths[0])),
    unit: (written.unit ?? known).replace(/^currency/, scenario.currency),
    paths,
    offset,
    levels,
    range,
    changeTo: (value) =>
      levels.find((level) => Object.is(level.value, value))?.change ??
      settingAll(paths, scalar(moved(value, offset), place.at)),
  };
}

/** A value as it is set. */
const moved = (value: FactorValue, offset: number): FactorValue =>
  typeof value === 'number' ? Number((value + offset).toPrecision(12)) : value;

/** `Fee cap` as `fee-cap`. */
const columnName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'factor';

function rangeOf(
  { from, to, scale }: WrittenFactor,
  scenario: Scenario,
  paths: readonly string[],
): Range | null {
  if (from === undefined || to === undefined) return null;
  const isWhole = paths.some((path) => {
    const shape = fieldAt(stepsOf(path), scenario)?.shape;
    return shape?.kind === 'number' && shape.whole;
  });
  return { from, to, isLog: scale === 'log', isWhole };
}

interface Parts {
  readonly paths: readonly string[];
  readonly range: Range | null;
  readonly place: FactorPlace;
}

function levelsOf(written: WrittenFactor, scenario: Scenario, { paths, range, place }: Parts): Level[] {
  const { values, levels, steps, offset } = written;
  if (levels !== undefined)
    return levels.map(({ name, value }, i) => ({
      value: value ?? name,
      label: name,
      change: place.levelChange(i),
    }));
  if (values !== undefined)
    return values.map((value, i) => ({
      value,
      label: valueLabel(scenario, paths, value),
      change: settingAll(paths, offset === 0 ? place.valueAt(i) : scalar(moved(value, offset), place.at)),
    }));
  if (range === null || steps === undefined) return [];
  return Array.from({ length: steps }, (_, i) => {
    const value = within(range, i / (steps - 1));
    return {
      value,
      label: valueLabel(scenario, paths, value),
      change: settingAll(paths, scalar(moved(value, offset), place.at)),
    };
  });
}

const valueLabel = (scenario: Scenario, paths: readonly string[], value: FactorValue): string =>
  paths.length === 0 ? String(value) : valueWords(scenario, paths[0], value);

const scalar = (value: FactorValue, place: Place): Tree => ({ kind: 'scalar', place, value });

const settingAll = (paths: readonly string[], value: Tree): Change => ({
  ...NO_CHANGE,
  set: paths.map((path): Setting => ({ path, value, place: value.place })),
});

/** The value at a position of a range, from 0 to 1; at most 12 digits, so that .3 is not .30000000000000004. */
export function within({ from, to, isLog, isWhole }: Range, position: number): number {
  if (position <= 0) return from;
  if (position >= 1) return to;
  const value = isLog ? from * exp(position * log(to / from)) : from + position * (to - from);
  return isWhole ? Math.round(value) : Number(value.toPrecision(12));
}

/** What a factor is in the scenario, where a design starts from; undefined where it has levels of its own. */
export function valueIn(scenario: Scenario, { paths, offset }: Factor): FactorValue | undefined {
  if (paths.length === 0) return undefined;
  const found = getPath(scenario, paths[0]) as FactorValue | undefined;
  return found === undefined ? undefined : moved(found, -offset);
}
