import type { Intervention, Scenario } from '../../../../scenario/schema.ts';
import type { Benchmark, Check, Lab } from '../../benchmark.ts';
import { ROUNDING } from '../../compare.ts';
import { digitalOver, marketOver, platformOver } from '../../over-weeks.ts';
import { suppose } from '../../paper/suppose.ts';
import { marketIn, retailerIn } from '../../read.ts';
import { inEverySegment } from './everywhere.ts';
import { allOf } from './happenings.ts';
import { doseResponse, type Sign, signChecks } from './paired.ts';

const contractsOf = (scenario: Scenario) => allOf(scenario, 'exclusive');

/** The market with the first `count` of its exclusive contracts. */
function withContracts(scenario: Scenario, count: number): Scenario {
  const kept = new Set<Intervention>(contractsOf(scenario).slice(0, count));
  const interventions = scenario.interventions.filter((made) => made.kind !== 'exclusive' || kept.has(made));
  return { ...scenario, interventions };
}

/** Share of trips that go to the bound stores when nobody is bound yet. */
function boundShare(lab: Lab, scenario: Scenario, count: number): number {
  const [{ week }] = contractsOf(scenario);
  const open = lab.meanField(withContracts(scenario, 0));
  const bound = new Set(contractsOf(withContracts(scenario, count)).map(({ retailer }) => retailer));
  return [...bound].reduce(
    (sum, retailer) => sum + retailerIn(retailer, 'visits', week)(open) / marketIn('trips', week)(open),
    0,
  );
}

function signsOf(scenario: Scenario): Sign[] {
  const [{ platform, week }] = contractsOf(scenario);
  const window = { from: week, to: scenario.weeks };
  const rivals = Object.keys(scenario.platforms).filter((id) => id !== platform);
  const share = (method: string) => platformOver(method, 'payment_share', window);
  return [
    { what: `share of ${platform}`, relation: '>', read: share(platform) },
    ...rivals.map((rival) => ({ what: `share of ${rival}`, relation: '<' as const, read: share(rival) })),
    { what: 'share of cash', relation: '>', read: share('cash') },
    {
      what: 'trips paid digitally',
      relation: '<',
      read: digitalOver(Object.keys(scenario.platforms), window),
    },
    { what: 'refusals a week', relation: '>', read: marketOver('refusals', window) },
    { what: 'consumer surplus a week', relation: '<', read: marketOver('consumer_surplus', window) },
  ];
}

/** Without store choice, half of the contracts cost their share of the visits of what all of them cost at first. */
function checkLinear(lab: Lab): Check {
  const { scenario } = lab;
  const fixed = inEverySegment(scenario, 'storeChoice', () => 0);
  const all = contractsOf(fixed).length;
  const some = Math.floor(all / 2);
  const surplus = marketIn('consumer_surplus', contractsOf(fixed)[0].week);
  const loss = (count: number) =>
    surplus(lab.meanField(withContracts(fixed, 0))) - surplus(lab.meanField(withContracts(fixed, count)));
  const expected = (loss(all) * boundShare(lab, fixed, some)) / boundShare(lab, fixed, all);
  return {
    what: 'surplus lost at first, storeChoice 0',
    engine: 'mean-field',
    relation: '=',
    expected,
    simulated: loss(some),
    error: 0,
    tolerance: ROUNDING * surplus(lab.meanField(fixed)),
  };
}

export const moreExclusiveStores: Benchmark = {
  name: 's01-more-exclusive-stores',
  family: 'Signs',
  title:
    'More stores exclusive for one wallet: it gains, its rival loses, cash gains, digital payment shrinks',
  formula:
    'all contracts less the first half: sign of the mean paired difference; first loss of surplus ~ bound visits',
  source: 'Hirschman (1970); Small & Rosen (1981)',
  unmet: (scenario) => {
    const contracts = contractsOf(scenario);
    return suppose([
      [contracts.length >= 2, 'two or more interventions of kind exclusive'],
      [
        new Set(contracts.map(({ platform }) => platform)).size <= 1,
        'one platform for all exclusive contracts',
      ],
      [
        new Set(contracts.map(({ week }) => week)).size <= 1,
        'one week in which all exclusive contracts begin',
      ],
    ]);
  },
  examine: (lab) => {
    const { scenario } = lab;
    const contracts = contractsOf(scenario);
    const all = contracts.length;
    const pair = {
      from: withContracts(scenario, Math.floor(all / 2)),
      to: withContracts(scenario, all),
    };
    const dose = (count: number) => ({
      x: boundShare(lab, scenario, count),
      scenario: withContracts(scenario, count),
    });
    const counts = contracts.map((_, index) => index + 1);
    const window = { from: contracts[0].week, to: scenario.weeks };
    return {
      checks: [...signsOf(scenario).flatMap((sign) => signChecks(lab, pair, sign)), checkLinear(lab)],
      picture: doseResponse(
        lab,
        { x: 'share of visits to bound stores', y: 'share of payments', format: 'share' },
        [0, Math.floor(all / 2), all].map(dose),
        ['cash', ...Object.keys(scenario.platforms)].map((method) => ({
          group: method,
          read: platformOver(method, 'payment_share', window),
        })),
        counts.map(dose),
      ),
    };
  },
};
