import type { Benchmark } from './benchmark.ts';
import { abandonment, survival } from './benchmarks/abandonment.ts';
import { acceptanceAccount } from './benchmarks/acceptance-account.ts';
import { bass, bassVariance } from './benchmarks/bass.ts';
import { breakEvenAgainstWalkingAway } from './benchmarks/break-even-walking-away.ts';
import { budget } from './benchmarks/budget.ts';
import { cakeOrSlice } from './benchmarks/cake-or-slice.ts';
import { commonRandomNumbers } from './benchmarks/common-random-numbers.ts';
import { coverageOfExclusivity } from './benchmarks/coverage-of-exclusivity.ts';
import { diversion } from './benchmarks/diversion.ts';
import { droppingAWallet } from './benchmarks/dropping-a-wallet.ts';
import { concentration } from './benchmarks/hhi.ts';
import { hysteresis } from './benchmarks/hysteresis.ts';
import { inertPlatform } from './benchmarks/identities/inert-platform.ts';
import { meanFieldLimit } from './benchmarks/identities/mean-field-limit.ts';
import { moreCashback } from './benchmarks/identities/more-cashback.ts';
import { platformsPermuted } from './benchmarks/identities/platforms-permuted.ts';
import { regionSplit } from './benchmarks/identities/region-split.ts';
import { transfers } from './benchmarks/identities/transfers.ts';
import { unitOfMoney } from './benchmarks/identities/unit-of-money.ts';
import { walletRemoved } from './benchmarks/identities/wallet-removed.ts';
import { withoutEffect } from './benchmarks/identities/without-effect.ts';
import { incentiveHalfLife } from './benchmarks/incentive-half-life.ts';
import { interoperabilityOfCodes } from './benchmarks/interoperability.ts';
import { ladder, ladderLong } from './benchmarks/ladder.ts';
import { logit } from './benchmarks/logit.ts';
import { logsum } from './benchmarks/logsum.ts';
import { loyaltyThree, loyaltyTwo } from './benchmarks/loyalty-logit.ts';
import { loyaltyTransient } from './benchmarks/loyalty-transient.ts';
import { leastSubsidy } from './benchmarks/minimum-subsidy.ts';
import { oneExclusiveRetailer } from './benchmarks/one-exclusive-retailer.ts';
import { breakEvenBonus } from './benchmarks/signs/break-even-bonus.ts';
import { feeCap } from './benchmarks/signs/fee-cap.ts';
import { interoperability } from './benchmarks/signs/interoperability.ts';
import { moreExclusiveStores } from './benchmarks/signs/more-exclusive-stores.ts';
import { strongerHabit } from './benchmarks/signs/stronger-habit.ts';
import { temporaryIncentive } from './benchmarks/signs/temporary-incentive.ts';
import { uncontestedExclusive } from './benchmarks/signs/uncontested-exclusive.ts';
import { tipping, tippingThree } from './benchmarks/tipping.ts';

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
