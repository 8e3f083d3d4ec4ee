import type { Intervention, Scenario } from '../../../../scenario/schema.ts';
import type { Benchmark } from '../../benchmark.ts';
import { suppose } from '../../paper/suppose.ts';
import { platformShare } from '../../read.ts';
import { checkSame, type Same, sideBySide } from './checks.ts';

const always = { week: 1, until: null } as const;
const firstOf = ({ platforms }: Scenario): string => Object.keys(platforms)[0];

/** One of each kind that can be in force without doing anything. */
function harmless(scenario: Scenario): Intervention[] {
  const platform = firstOf(scenario);
  const everywhere = { regions: null, retailers: null };
  const nothing = { cashback: 0, cashbackPerPayment: 0, signupBonus: 0, marketing: 0 };
  return [
    { kind: 'fee-cap', ...always, cap: 1 },
    { kind: 'incentive-cap', ...always, cap: 1 },
    { kind: 'share-cap', ...always, share: 1 },
    { kind: 'data-portability', ...always, costReduction: 0, habitShare: 0 },
    { kind: 'campaign', ...always, ...everywhere, ...nothing, platform, budget: null },
    { kind: 'campaign', ...always, ...everywhere, ...nothing, platform, cashback: 0.1, budget: 0 },
    { kind: 'openness', ...always, platform, openness: scenario.platforms[platform].openness },
    { kind: 'set', ...always, parameter: 'habit.strength', value: scenario.habit.strength },
    { kind: 'media-shock', ...always, ...everywhere, resentment: 0 },
    { kind: 'fine', ...always, platform, amount: 0 },
    { kind: 'outage', ...always, week: scenario.weeks + 1, platform, regions: null },
  ];
}

/** In front of all others, so that what a scenario itself imposes comes later and stands. */
const withFirst = (scenario: Scenario, made: readonly Intervention[]): Scenario => ({
  ...scenario,
  interventions: [...made, ...scenario.interventions],
});

const keeping = (scenario: Scenario, keeps: (made: Intervention) => boolean): Scenario => ({
  ...scenario,
  interventions: scenario.interventions.filter(keeps),
});

const isContract = ({ kind }: Intervention): boolean => kind === 'exclusive' || kind === 'offer';

/** The market in which every shop takes every platform, and goes on doing so. */
function allTakeAll(scenario: Scenario): Scenario {
  const { retailers } = scenario;
  const chains = Object.entries(retailers.chains).map(([id, chain]) => [id, { ...chain, accepts: 'all' }]);
  return {
    ...keeping(scenario, (made) => !isContract(made) && made.kind !== 'interoperability'),
    retailers: {
      ...retailers,
      reviewEvery: 0,
      chains: Object.fromEntries(chains),
      independents: { ...retailers.independents, acceptance: {} },
    },
  };
}

function casesOf(scenario: Scenario): Same[] {
  const free = keeping(scenario, (made) => !isContract(made) && made.kind !== 'ban-exclusivity');
  const open = allTakeAll(scenario);
  return [
    {
      what: 'with caps, campaigns and fines of nothing',
      from: scenario,
      to: withFirst(scenario, harmless(scenario)),
    },
    {
      what: 'with a ban where there are no contracts',
      from: free,
      to: withFirst(free, [{ kind: 'ban-exclusivity', ...always, grandfather: false }]),
    },
    {
      what: 'with interoperability where all accept all',
      from: open,
      to: withFirst(open, [{ kind: 'interoperability', ...always, routingFee: 0.001 }]),
    },
  ];
}

export const withoutEffect: Benchmark = {
  name: 'without-effect',
  family: 'Identities',
  title: 'An intervention that does not bind leaves the run as it is, to the bit',
  formula: 'tables(market with it) = tables(market without it)',
  source: 'identity',
  unmet: ({ interventions, platforms }) =>
    suppose([
      [Object.keys(platforms).length > 0, 'a platform'],
      [
        interventions.every(({ kind }) => kind !== 'data-portability'),
        'no data-portability, which the harmless one would meet',
      ],
    ]),
  examine: (lab) => {
    const cases = casesOf(lab.scenario);
    return {
      checks: cases.flatMap((same) => checkSame(lab, same)),
      picture: sideBySide(
        lab,
        { y: 'share of payments', format: 'share' },
        cases[0],
        ['cash', ...Object.keys(lab.scenario.platforms)].map((id) => ({
          group: id,
          read: (week) => platformShare(id, week),
        })),
      ),
    };
  },
};
