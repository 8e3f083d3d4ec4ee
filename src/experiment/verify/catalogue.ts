import type { Benchmark } from './benchmark.ts';
import { abandonment, survival } from './benchmarks/abandonment.ts';
import { bass, bassVariance } from './benchmarks/bass.ts';
import { incentiveHalfLife } from './benchmarks/incentive-half-life.ts';
import { ladder, ladderLong } from './benchmarks/ladder.ts';
import { logit } from './benchmarks/logit.ts';
import { loyaltyThree, loyaltyTwo } from './benchmarks/loyalty-logit.ts';
import { loyaltyTransient } from './benchmarks/loyalty-transient.ts';

/** Every benchmark there is. Reports sort by family; within one, they keep the order of this list. */
export const CATALOGUE: readonly Benchmark[] = [
  // Choice and surplus
  logit,
  // Habit and churn
  loyaltyThree,
  loyaltyTwo,
  loyaltyTransient,
  incentiveHalfLife,
  ladder,
  ladderLong,
  // Adoption
  bass,
  bassVariance,
  abandonment,
  survival,
];
