import type { FactorValue } from '../study/study.ts';

/** One combination of what is varied. */
export interface Condition {
  /** Which scenario of the study. */
  readonly arm: number;
  /** A value for each factor; empty where there are none. */
  readonly point: readonly FactorValue[];
}

/** A run to be made, as plain data that another thread or machine understands. */
export interface Task extends Condition {
  /** Number of the run in its experiment, from 0. */
  readonly run: number;
  /** Which draws it takes: the replicate that `simulate` is given. Runs with the same draws are paired. */
  readonly draw: number;
}

/** Which runs an experiment has, in which order. Runs keep their numbers when more are added at the end. */
export interface Plan {
  readonly conditions: number;
  readonly replicates: number;
  conditionAt(index: number): Condition;
  /** Condition and replicate of a run. */
  placeOf(run: number): Place;
  /** The draws of a replicate of a condition. */
  drawOf(place: Place): number;
}

export interface Place {
  readonly condition: number;
  readonly replicate: number;
}

export const runsOf = ({ conditions, replicates }: Plan): number => conditions * replicates;

/** Tasks of the runs `from` to `to`, the latter excluded. */
export function* tasksOf(plan: Plan, from: number, to: number): Generator<Task> {
  for (let run = from; run < to; run++) {
    const place = plan.placeOf(run);
    yield { run, draw: plan.drawOf(place), ...plan.conditionAt(place.condition) };
  }
}

/** `000012-003`: condition and replicate, both from 0, as tables and journals name a run. */
export function idOf(plan: Plan, run: number): string {
  const { condition, replicate } = plan.placeOf(run);
  return `${String(condition).padStart(6, '0')}-${String(replicate).padStart(3, '0')}`;
}

/** All replicates of a condition stand together, paired with those of the other conditions by the same draws. */
export const byCondition = (plan: Pick<Plan, 'conditions' | 'replicates' | 'conditionAt'>): Plan => ({
  ...plan,
  placeOf: (run) => ({ condition: Math.floor(run / plan.replicates), replicate: run % plan.replicates }),
  drawOf: ({ replicate }) => replicate,
});

/** All conditions of a replicate stand together, so that replicates can be added at the end. */
export const byReplicate = (plan: Pick<Plan, 'conditions' | 'replicates' | 'conditionAt'>): Plan => ({
  ...plan,
  placeOf: (run) => ({ condition: run % plan.conditions, replicate: Math.floor(run / plan.conditions) }),
  drawOf: ({ replicate }) => replicate,
});
