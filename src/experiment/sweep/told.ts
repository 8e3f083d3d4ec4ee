import { gridCells, gridLevels } from '../../core/factorial.ts';
import { type Estimate, estimate } from '../../core/stats.ts';
import type { Experiment } from '../runner/experiment.ts';
import { runsOf } from '../runner/plan.ts';
import type { RunRecord } from '../runner/record.ts';
import type { RegimeMap } from '../study/maps.ts';
import type { FactorValue, SweepStudy } from '../study/study.ts';
import { type Effects, EffectsGathering } from './effects.ts';
import { type ConditionResult, conditionMeans } from './means.ts';
import { answersAt } from './refine.ts';

/** What came out at one condition. */
export interface ToldCondition {
  readonly point: readonly FactorValue[];
  /** Runs that failed. */
  readonly failed: number;
  /** By outcome. */
  readonly estimates: readonly Estimate[];
  /** By outcome, less the same replicate of the base; of one-at-a-time designs only, whose first condition is the base. */
  readonly changes: readonly Estimate[];
  readonly answers: readonly ToldAnswer[];
}

/** What a map answers at a condition. */
export interface ToldAnswer {
  /** Index of the answer that the means give; -1 for none. */
  readonly answer: number;
  /** Share of replicates that give the same answer by themselves; NaN where there is none. */
  readonly agree: number;
}

/** All that tables, charts and sentences about a sweep are made from: as large as its conditions, whatever the replicates. */
export interface SweepResult {
  readonly study: SweepStudy;
  readonly replicates: number;
  readonly runs: number;
  readonly failed: number;
  readonly conditions: readonly ToldCondition[];
  /** By outcome; of grids only. */
  readonly effects: readonly Effects[];
}

/** Reads the runs of a sweep once and sums up each condition. */
export function tellSweep(
  { plan }: Experiment,
  study: SweepStudy,
  records: Iterable<RunRecord>,
): SweepResult {
  const sizes = study.factors.map(({ levels }) => levels.length);
  const gathering =
    study.design === 'grid' ? new EffectsGathering(sizes, plan.replicates, study.outcomes.length) : undefined;
  let base: ConditionResult | undefined;
  const conditions: ToldCondition[] = [];
  for (const result of conditionMeans(plan, study.outcomes.length, records)) {
    if (study.design === 'one-at-a-time') base ??= result;
    if (gathering !== undefined && result.condition < gridCells(sizes))
      gathering.add(gridLevels(result.condition, sizes), result.values);
    conditions.push(toldCondition(study, plan.conditionAt(result.condition).point, result, base));
  }
  return {
    study,
    replicates: plan.replicates,
    runs: runsOf(plan),
    failed: conditions.reduce((sum, { failed }) => sum + failed, 0),
    conditions,
    effects: gathering === undefined ? [] : study.outcomes.map((_, i) => gathering.effectsOn(i)),
  };
}

function toldCondition(
  study: SweepStudy,
  point: readonly FactorValue[],
  result: ConditionResult,
  base: ConditionResult | undefined,
): ToldCondition {
  const { failed, values } = result;
  const answers = answersAt(study, result.means);
  return {
    point,
    failed,
    estimates: values.map((all) => estimate(all)),
    changes:
      base === undefined
        ? []
        : values.map((all, i) => estimate(all.map((value, r) => value - base.values[i][r]))),
    answers: study.maps.map((map, m) => ({
      answer: answers[m],
      agree: agreement(study, map, values, answers[m]),
    })),
  };
}

/** Share of replicates whose own values give this answer, among those that give any. */
function agreement(
  { outcomes }: SweepStudy,
  map: RegimeMap,
  values: readonly Float64Array[],
  answer: number,
): number {
  if (answer < 0) return Number.NaN;
  const asked = map.outcomes.map(({ text }) => values[outcomes.findIndex((one) => one.text === text)]);
  const own = Array.from(asked[0] ?? [], (_, r) => map.answer(asked.map((all) => all[r])));
  const given = own.filter((one) => one >= 0);
  return given.filter((one) => one === answer).length / given.length;
}
