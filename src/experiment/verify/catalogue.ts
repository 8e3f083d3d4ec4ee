import type { Benchmark } from './benchmark.ts';
import { logit } from './benchmarks/logit.ts';
import { loyaltyThree, loyaltyTwo } from './benchmarks/loyalty-logit.ts';

/** Every benchmark there is. Reports sort by family; within one, they keep the order of this list. */
export const CATALOGUE: readonly Benchmark[] = [
  // Choice and surplus
  logit,
  // Habit and churn
  loyaltyThree,
  loyaltyTwo,
];
