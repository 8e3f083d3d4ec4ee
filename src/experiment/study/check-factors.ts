import { suggestion } from '../../core/nearest.ts';
import { stepsOf } from '../../core/path.ts';
import { joined } from '../../scenario/change.ts';
import { fieldAt } from '../../scenario/field-at.ts';
import { listParameters } from '../../scenario/parameters.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { type FactorPlace, factorOf } from './factors.ts';
import type { StudyReading } from './reading.ts';
import type { WrittenFactor } from './schema.ts';
import type { Arm, Factor, FactorValue } from './study.ts';

/** Whether a design walks through listed levels or fills ranges. */
type Needs = 'levels' | 'ranges';

/** The factors of a study with problems told; those that cannot be used are left out. */
export function checkFactors(
  written: readonly Written[],
  base: Arm,
  reading: StudyReading,
  needs: Needs,
): Factor[] {
  const checked = written.map((one, index) =>
    checkFactor({ steps: undefined, ...one }, index, { base, reading, needs }),
  );
  const factors = checked.filter((factor) => factor !== undefined);
  refuseTwins(checked, reading);
  for (const [index, factor] of checked.entries())
    if (factor !== undefined) tryAll(factor, index, factors, { base, reading, needs });
  return factors;
}

function refuseTwins(factors: readonly (Factor | undefined)[], reading: StudyReading): void {
  const columns = factors.map((factor) => factor?.column);
  for (const [index, column] of columns.entries())
    if (column !== undefined && columns.indexOf(column) < index)
      reading.refuse(['factors', index], `"${column}" is varied twice; the factor above stands for it too`);
}

/** A factor of a sweep, or of a sensitivity study, which has fewer settings. */
type Written = Omit<WrittenFactor, 'values' | 'levels' | 'steps'> & Partial<WrittenFactor>;

interface Context {
  readonly base: Arm;
  readonly reading: StudyReading;
  readonly needs: Needs;
}

function checkFactor(written: WrittenFactor, index: number, context: Context): Factor | undefined {
  const { base, reading, needs } = context;
  const at = (key: string, message: string): void =>
    reading.refuse(['factors', index, ...(key === '' ? [] : [key])], message);
  const complaints = [
    formProblem(written, needs),
    rangeProblem(written),
    pathProblem(written, base.scenario),
  ];
  for (const complaint of complaints) if (complaint !== undefined) at(...complaint);
  if (complaints.some((complaint) => complaint !== undefined)) return undefined;
  return factorOf(written, base.scenario, placesOf(index, reading));
}

type Complaint = readonly [key: string, message: string] | undefined;

/** A factor has either a setting or settings, with values or a range; or levels of its own. */
function formProblem(
  { parameter, parameters, values, levels, from, to, steps }: WrittenFactor,
  needs: Needs,
): Complaint {
  const hasRange = from !== undefined || to !== undefined;
  const forms = [values, levels, hasRange ? true : undefined].filter((form) => form !== undefined).length;
  if (forms === 0) return ['', 'nothing to vary; give values, a range (from, to) or levels'];
  if (forms > 1) return ['', 'values, a range (from, to) and levels exclude each other; keep one of them'];
  if (values?.length === 0 || levels?.length === 0)
    return [values ? 'values' : 'levels', 'an empty list: nothing would be run'];
  const isNamed = parameter !== undefined || parameters !== undefined;
  if (parameter !== undefined && parameters !== undefined)
    return ['parameters', 'stands in place of parameter; remove one or the other'];
  if (levels !== undefined && isNamed)
    return ['levels', 'levels bring settings of their own; remove parameter, or write values'];
  if (levels === undefined && (!isNamed || parameters?.length === 0))
    return ['', 'which setting? Give parameter, its path as after --set'];
  if (needs === 'ranges' && !hasRange) return ['', 'this design fills ranges: give from and to'];
  if (needs === 'levels' && hasRange && steps === undefined)
    return ['', 'a range in this design needs steps: how many values from end to end'];
  return undefined;
}

function rangeProblem({ from, to, scale }: WrittenFactor): Complaint {
  if (from === undefined && to === undefined) return undefined;
  if (from === undefined || to === undefined)
    return [
      from === undefined ? 'to' : 'from',
      `a range needs both ends; ${from === undefined ? 'from' : 'to'} is missing`,
    ];
  if (from >= to) return ['to', `an empty range: from ${from} to ${to}; expected from below to`];
  if (scale === 'log' && from <= 0) return ['scale', `a range of equal ratios starts above 0, found ${from}`];
  return undefined;
}

/** A path that leads nowhere, before its values are tried: told once, with what was probably meant. */
function pathProblem({ parameter, parameters, from }: WrittenFactor, scenario: Scenario): Complaint {
  const key = parameter === undefined ? 'parameters' : 'parameter';
  for (const path of parameters ?? (parameter === undefined ? [] : [parameter])) {
    const shape = shapeAt(path, scenario);
    if (shape === undefined)
      return [
        key,
        `no such setting as "${path}"${suggestion(path, knownPaths(scenario)).replace(/^; .*/, '')}; \`paymarket explain\` knows them all`,
      ];
    if (from !== undefined && shape.kind !== 'number')
      return [key, `${path} is not a number, and has no range; give values`];
  }
  return undefined;
}

function shapeAt(path: string, scenario: Scenario) {
  try {
    return fieldAt(stepsOf(path), scenario)?.shape;
  } catch {
    return undefined;
  }
}

/** Every setting by its place in this scenario: `platforms.alipay.taste` for `platforms.<id>.taste`. */
const knownPaths = (scenario: Scenario): string[] =>
  listParameters().flatMap(({ path }) => {
    const [section, rest] = path.split('.<id>');
    const names =
      section === 'retailers.chains'
        ? scenario.retailers.chains
        : (scenario as Record<string, unknown>)[section];
    return rest === undefined || typeof names !== 'object' || names === null
      ? [path]
      : Object.keys(names).map((id) => `${section}.${id}${rest}`);
  });

const placesOf = (index: number, reading: StudyReading): FactorPlace => ({
  at: reading.placeOf(['factors', index, 'from']),
  valueAt: (i) => reading.partAt(['factors', index, 'values', i])!,
  levelChange: (i) => reading.changeAt(['factors', index, 'levels', i]),
});

/** What is tried of a factor: every level, or both ends of a range. */
const valuesOf = ({ levels, range }: Factor): FactorValue[] =>
  levels.length > 0 ? levels.map(({ value }) => value) : range === null ? [] : [range.from, range.to];

/**
 * Every level, and both ends of a range, must make a scenario: with the others as in the base, or where they go together only
 * with one another, with the others at their first or at their last value.
 */
function tryAll(factor: Factor, index: number, all: readonly Factor[], { base, reading }: Context): void {
  const others = all.filter((other) => other !== factor);
  const around = [0, -1].map((end) =>
    joined(others.map((other) => other.changeTo(valuesOf(other).at(end)!))),
  );
  for (const value of valuesOf(factor)) {
    const alone = factor.changeTo(value);
    reading.tryAny(base, [alone, ...around.map((change) => joined([change, alone]))], ['factors', index]);
  }
}
