import type { Intervention, Scenario } from '../../../../scenario/schema.ts';
import type { Benchmark, Check, Lab } from '../../benchmark.ts';
import { type Reading, ROUNDING } from '../../compare.ts';
import { suppose } from '../../paper/suppose.ts';
import { marketIn } from '../../read.ts';
import { pairedGap } from '../signs/paired.ts';

/** One way in which a wallet ceases to be accepted in week 1. */
interface Removal {
  readonly what: string;
  readonly to: Scenario;
}

/** Platforms whose contract would shut another out: it binds among its kind, and of that the shop takes two or more. */
const narrowing = ({ platforms }: Scenario, accepted: readonly string[]): string[] =>
  accepted.filter((id) =>
    accepted.some((other) => other !== id && platforms[other].kind === platforms[id].kind),
  );

/** Nobody takes the platform any more; or a chain takes one of its wallets alone. Habits and holdings stay as they opened. */
function removalsFrom(scenario: Scenario): Removal[] {
  const platforms = Object.keys(scenario.platforms);
  const contracts = Object.entries(scenario.retailers.chains).flatMap(([retailer, { accepts }]) =>
    narrowing(scenario, accepts === 'all' ? platforms : accepts).map(
      (platform) => [retailer, platform] as const,
    ),
  );
  const first = { week: 1, until: null, regions: null } as const;
  const made = (what: string, intervention: Intervention): Removal => ({
    what,
    to: { ...scenario, interventions: [intervention] },
  });
  return [
    ...platforms.map((platform) => made(`no ${platform}`, { kind: 'outage', ...first, platform })),
    ...contracts.map(([retailer, platform]) =>
      made(`${retailer} takes ${platform} alone`, {
        ...{ kind: 'exclusive', ...first, retailer, platform },
        ...{ bonus: 0, feeDiscount: 0 },
      }),
    ),
  ];
}

const surplus: Reading = marketIn('consumer_surplus', 1);

/** The removal after which surplus is highest must still lower it. */
function checkWorst(lab: Lab, from: Scenario, removals: readonly Removal[]): Check[] {
  const base = surplus(lab.meanField(from));
  const gains = removals.map(({ to }) => surplus(lab.meanField(to)) - base);
  const drawn = removals.map(({ to }) => pairedGap(lab, { from, to }, surplus));
  const least = drawn.reduce((a, b) => (b.mean > a.mean ? b : a));
  const claim = {
    what: `surplus of week 1, least change of ${removals.length} removals`,
    relation: '<',
    expected: 0,
  } as const;
  return [
    {
      ...{ ...claim, engine: 'mean-field', simulated: Math.max(...gains) },
      ...{ error: 0, tolerance: ROUNDING * Math.abs(base) },
    },
    { ...claim, engine: 'agents', simulated: least.mean, error: least.error, tolerance: 0 },
  ];
}

export const walletRemoved: Benchmark = {
  name: 'wallet-removed',
  family: 'Identities',
  title: 'A wallet that ceases to be accepted never makes consumers better off at fixed prices',
  formula: 'ln sum over fewer options of e^V <= ln sum over all of e^V',
  source: 'Small & Rosen (1981)',
  unmet: ({ shopping, platforms, retailers }) =>
    suppose([
      [
        shopping.walkAway,
        'shopping.walkAway: true: who must pay with what is loathed is better off without it',
      ],
      [Object.keys(platforms).length > 1, 'two platforms or more'],
      [Object.keys(retailers.chains).length > 0, 'a chain'],
    ]),
  examine: (lab) => {
    const from = { ...lab.scenario, interventions: [] };
    const removals = removalsFrom(from);
    const perHead = 1 / lab.scenario.consumers;
    return {
      checks: checkWorst(lab, from, removals),
      picture: {
        x: 'removal',
        y: `change of surplus in week 1, ${lab.scenario.currency} per consumer`,
        format: 'number',
        theory: [],
        meanField: removals.map(({ what, to }) => ({
          x: what,
          y: (surplus(lab.meanField(to)) - surplus(lab.meanField(from))) * perHead,
        })),
        agents: removals.map(({ what, to }) => {
          const { mean, error } = pairedGap(lab, { from, to }, surplus);
          const reach = lab.z * error * perHead;
          return { x: what, y: mean * perHead, low: mean * perHead - reach, high: mean * perHead + reach };
        }),
      },
    };
  },
};
