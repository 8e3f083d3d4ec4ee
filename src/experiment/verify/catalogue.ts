import type { Benchmark } from './benchmark.ts';
import { abandonment, survival } from './benchmarks/adoption/abandonment.ts';
import { bass, bassVariance } from './benchmarks/adoption/bass.ts';
import { cakeOrSlice } from './benchmarks/choice/cake-or-slice.ts';
import { coverageOfExclusivity } from './benchmarks/choice/coverage-of-exclusivity.ts';
import { diversion } from './benchmarks/choice/diversion.ts';
import { logit } from './benchmarks/choice/logit.ts';
import { logsum } from './benchmarks/choice/logsum.ts';
import { oneExclusiveRetailer } from './benchmarks/choice/one-exclusive-retailer.ts';
import { incentiveHalfLife } from './benchmarks/habit/incentive-half-life.ts';
import { ladder, ladderLong } from './benchmarks/habit/ladder.ts';
import { loyaltyThree, loyaltyTwo } from './benchmarks/habit/loyalty-logit.ts';
import { loyaltyTransient } from './benchmarks/habit/loyalty-transient.ts';
import { droppingAWallet } from './benchmarks/history/dropping-a-wallet.ts';
import { inertPlatform } from './benchmarks/identities/inert-platform.ts';
import { meanFieldLimit } from './benchmarks/identities/mean-field-limit.ts';
import { moreCashback } from './benchmarks/identities/more-cashback.ts';
import { platformsPermuted } from './benchmarks/identities/platforms-permuted.ts';
import { regionSplit } from './benchmarks/identities/region-split.ts';
import { transfers } from './benchmarks/identities/transfers.ts';
import { unitOfMoney } from './benchmarks/identities/unit-of-money.ts';
import { walletRemoved } from './benchmarks/identities/wallet-removed.ts';
import { withoutEffect } from './benchmarks/identities/without-effect.ts';
import { budget } from './benchmarks/policy/budget.ts';
import { commonRandomNumbers } from './benchmarks/policy/common-random-numbers.ts';
import { concentration } from './benchmarks/policy/hhi.ts';
import { interoperabilityOfCodes } from './benchmarks/policy/interoperability.ts';
import { acceptanceAccount } from './benchmarks/retailers/acceptance-account.ts';
import { breakEvenAgainstWalkingAway } from './benchmarks/retailers/break-even-walking-away.ts';
import { breakEvenBonus } from './benchmarks/signs/break-even-bonus.ts';
import { feeCap } from './benchmarks/signs/fee-cap.ts';
import { interoperability } from './benchmarks/signs/interoperability.ts';
import { moreExclusiveStores } from './benchmarks/signs/more-exclusive-stores.ts';
import { strongerHabit } from './benchmarks/signs/stronger-habit.ts';
import { temporaryIncentive } from './benchmarks/signs/temporary-incentive.ts';
import { uncontestedExclusive } from './benchmarks/signs/uncontested-exclusive.ts';
import { hysteresis } from './benchmarks/tipping/hysteresis.ts';
import { leastSubsidy } from './benchmarks/tipping/minimum-subsidy.ts';
import { tipping, tippingThree } from './benchmarks/tipping/tipping.ts';

/** Every benchmark there is. Reports sort by family; within one, they keep the order of this list. */
export const CATALOGUE: readonly Benchmark[] = [
  // History
  droppingAWallet,
  // Choice and surplus
  logit,
  diversion,
  logsum,
  cakeOrSlice,
  oneExclusiveRetailer,
  coverageOfExclusivity,
  // Retailers
  acceptanceAccount,
  breakEvenAgainstWalkingAway,
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
  // Signs
  moreExclusiveStores,
  breakEvenBonus,
  uncontestedExclusive,
  feeCap,
  interoperability,
  temporaryIncentive,
  strongerHabit,
  // Network effects and tipping
  tipping,
  tippingThree,
  leastSubsidy,
  hysteresis,
  // Policy and accounts
  interoperabilityOfCodes,
  concentration,
  budget,
  commonRandomNumbers,
  // Identities
  platformsPermuted,
  unitOfMoney,
  withoutEffect,
  inertPlatform,
  transfers,
  walletRemoved,
  moreCashback,
  regionSplit,
  meanFieldLimit,
];
