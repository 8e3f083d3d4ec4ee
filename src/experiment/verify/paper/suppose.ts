import type { Scenario } from '../../../scenario/schema.ts';

/** A method of payment and what it is worth by itself, in utils. */
export interface MethodUtility {
  readonly id: string;
  readonly utility: number;
}

/** V of every method of a market with one segment, before network effect and habit: taste, service and cashback. */
export function utilitiesOf(scenario: Scenario): MethodUtility[] {
  const [{ tastes, moneyUtility, basket }] = Object.values(scenario.segments);
  const platforms = Object.entries(scenario.platforms).map(([id, platform]) => {
    const reward = platform.cashback * basket + platform.cashbackPerPayment;
    return { id, utility: platform.taste + platform.service + (tastes[id] ?? 0) + moneyUtility * reward };
  });
  const cash = { id: 'cash', utility: scenario.cash.taste + (tastes.cash ?? 0) };
  return scenario.cash.offered ? [cash, ...platforms] : platforms;
}

/** Collects in words what a closed form supposes and a scenario does not keep. */
export function suppose(claims: readonly (readonly [holds: boolean, words: string])[]): string[] {
  return claims.filter(([holds]) => !holds).map(([, words]) => words);
}
