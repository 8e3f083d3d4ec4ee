import type { Scenario } from '../../../../scenario/schema.ts';

/**
 * The market without limits to what platforms spend. A purse pays whole rewards: where it runs dry, the last digit of
 * what is left decides whether there is one more, so that sums in another order differ by a reward.
 */
export const withoutPurses = (scenario: Scenario): Scenario => ({
  ...scenario,
  platforms: Object.fromEntries(
    Object.entries(scenario.platforms).map(([id, platform]) => [id, { ...platform, budget: null }]),
  ),
  interventions: scenario.interventions.map((made) =>
    made.kind === 'campaign' ? { ...made, budget: null } : made,
  ),
});
