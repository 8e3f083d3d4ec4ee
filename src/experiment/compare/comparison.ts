import { isCertain } from '../run.ts';
import type { Plan } from '../runner/plan.ts';
import type { RunRecord } from '../runner/record.ts';
import type { Compared, NamedScenario } from '../study/study.ts';
import { type Accrual, accrualsOf, type Part } from './accruals.ts';
import { type Contrast, Contrasts } from './contrast.ts';
import { amountOf, type Group, groupsOf } from './groups.ts';
import { type Reached, reachedWith } from './precision.ts';
import { replicatesIn } from './replicates.ts';

/** Scenarios held against the first of them, replicate by replicate. */
export interface Comparison {
  readonly study: Compared;
  /** Replicates of each scenario. */
  readonly replicates: number;
  /** Whether nothing is drawn: one replicate says all, and there are no intervals. */
  readonly isCertain: boolean;
  /** Whether a replicate meets the same draws in all scenarios (common random numbers): a study's always do. */
  readonly sharesDraws: boolean;
  /** Who gains and loses: their surpluses sum to welfare. */
  readonly groups: readonly Group[];
  readonly first: NamedScenario;
  /** The other scenarios, in the order of the study. */
  readonly pairs: readonly Pair[];
}

/** A scenario held against the first. */
export interface Pair {
  readonly arm: NamedScenario;
  /** Replicates in which both runs were finished; nothing else is counted. */
  readonly replicates: number;
  /** Replicates left out, since one of the two runs failed. */
  readonly failed: number;
  /** By outcome of the study. */
  readonly outcomes: readonly Contrast[];
  /** By group, in currency per person of the whole market and year. */
  readonly groups: readonly Contrast[];
  /** By group, in currency per person of the group and year; only for groups of consumers. */
  readonly persons: readonly Contrast[];
  /** What each part of welfare has come to since the opening, in currency per person: one entry a week. */
  readonly accruals: readonly { readonly part: Part; readonly weeks: readonly Contrast[] }[];
}

/** Holds every scenario of a study against its first. The records are read once, one replicate in memory at a time. */
export function comparisonOf(study: Compared, plan: Plan, records: Iterable<RunRecord>): Comparison {
  const [first, ...others] = study.arms;
  const groups = groupsOf(study);
  const accruals = accrualsOf(study);
  const numbers = numbersOf(study, groups, accruals);
  const gathering = others.map((arm, i) => new Gathering(arm, i + 1, numbers.length));
  for (const { values } of replicatesIn(plan, records)) {
    const told = values.map((own, arm) => own && numbers.of(own, arm));
    for (const one of gathering) one.add(told);
  }
  return {
    study,
    replicates: plan.replicates,
    isCertain: study.arms.every(({ scenario }) => isCertain(scenario)),
    sharesDraws: shareDraws(study.arms),
    groups,
    first,
    pairs: gathering.map((one) => one.pair(study, groups, accruals)),
  };
}

/** Whether a consumer of one scenario is the same consumer in the others, and meets the same chance. */
function shareDraws(arms: readonly NamedScenario[]): boolean {
  const drawn = arms.map(({ scenario: { seed, consumers, engine } }) =>
    JSON.stringify([seed, consumers, engine]),
  );
  return new Set(drawn).size === 1;
}

/** How precisely the chosen figure is told. */
export const reachedOf = ({ study, pairs, replicates }: Comparison): Reached =>
  reachedWith(
    study,
    pairs.map(({ outcomes }) => outcomes[study.figure].difference),
    replicates,
  );

/** All numbers of a run that are compared: its outcomes, then what is made of them. */
function numbersOf(study: Compared, groups: readonly Group[], accruals: readonly Accrual[]) {
  const outcomes = study.outcomes.length;
  const weeks = accruals[0]?.outcomes.length ?? 0;
  const length = outcomes + 2 * groups.length + accruals.length * weeks;
  const of = (values: Float64Array, arm: number): Float64Array => {
    const all = new Float64Array(length);
    all.set(values);
    let next = outcomes;
    for (const group of groups) all[next++] = amountOf(group.terms[arm], values);
    for (const { persons } of groups)
      all[next++] = persons === null ? Number.NaN : (values[persons] ?? Number.NaN);
    for (const accrual of accruals) {
      let sum = 0;
      for (const outcome of accrual.outcomes) all[next++] = sum += values[outcome] / accrual.perYear;
    }
    return all;
  };
  return { length, of };
}

/** One scenario against the first, replicate by replicate. */
class Gathering {
  private readonly arm: NamedScenario;
  private readonly index: number;
  private readonly contrasts: Contrasts;
  private replicates = 0;
  private failed = 0;

  constructor(arm: NamedScenario, index: number, numbers: number) {
    this.arm = arm;
    this.index = index;
    this.contrasts = new Contrasts(numbers);
  }

  add(told: readonly (Float64Array | undefined)[]): void {
    const [first, other] = [told[0], told[this.index]];
    if (first === undefined || other === undefined) {
      this.failed++;
      return;
    }
    this.replicates++;
    this.contrasts.add(first, other);
  }

  pair({ outcomes }: Compared, groups: readonly Group[], accruals: readonly Accrual[]): Pair {
    const { arm, replicates, failed } = this;
    const all = this.contrasts.all;
    const take = (count: number): Contrast[] => all.splice(0, count);
    return {
      arm,
      replicates,
      failed,
      outcomes: take(outcomes.length),
      groups: take(groups.length),
      persons: take(groups.length),
      accruals: accruals.map(({ part, outcomes: weeks }) => ({ part, weeks: take(weeks.length) })),
    };
  }
}
