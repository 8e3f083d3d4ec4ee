import type { Scenario } from '../../scenario/schema.ts';

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

/** A choice among methods that everybody holds, at a shop that takes all, with nothing else in the way. */
export const plainChoice = (scenario: Scenario): string[] =>
  suppose([
    [Object.keys(scenario.segments).length === 1, 'one segment'],
    [scenario.habit.strength === 0, 'habit.strength: 0'],
    [scenario.network.strength === 0, 'network.strength: 0'],
    [!scenario.wallets.enabled, 'wallets.enabled: false'],
    [!scenario.shopping.walkAway, 'shopping.walkAway: false'],
  ]);
