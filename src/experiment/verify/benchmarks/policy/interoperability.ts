import type { Chain, Scenario } from '../../../../scenario/schema.ts';
import { takenByAny } from '../../../../theory/policy.ts';
import { subsetsOf } from '../../../../theory/retail.ts';
import { CASH } from '../../../weekly.ts';
import type { Benchmark, Check, Lab, Picture } from '../../benchmark.ts';
import { compare, type Reading } from '../../compare.ts';
import { curveOf, evenly } from '../../curve.ts';
import { nestedChoice, nobodyReviews, onlyKinds, withoutBudgets } from '../../paper/choice-premises.ts';
import { expectWeek } from '../../paper/expected-week.ts';
import type { Premise } from '../../paper/premises.ts';
import { suppose } from '../../paper/suppose.ts';
import { platformIn, platformShare } from '../../read.ts';
import { changedAt } from '../../variant.ts';
import { paymentClaims } from '../../week-claims.ts';

export const interoperabilityOfCodes: Benchmark = {
  name: 'interoperability',
  family: 'Policy and accounts',
  title: 'Under interoperability a wallet works wherever any wallet is taken',
  formula: 'a_j becomes 1 - prod_k (1 - a_k)',
  source: 'Probability, shops that take wallets independently',
  unmet: (scenario) =>
    suppose([
      ...nestedChoice(scenario),
      ...nobodyReviews(scenario),
      ...withoutBudgets(scenario),
      ...onlyKinds(scenario, ['interoperability']),
      ...independentShops(scenario),
    ]),
  examine: (lab) => ({ checks: [...acceptanceChecks(lab), ...useChecks(lab)], picture: picture(lab) }),
};

const startOf = ({ interventions }: Scenario): number =>
  interventions.find(({ kind }) => kind === 'interoperability')?.week ?? 0;

const takes = ({ accepts }: Chain, id: string): boolean => accepts === 'all' || accepts.includes(id);

const outletsOf = ({ outlets }: Chain): number => Object.values(outlets).reduce((sum, n) => sum + n, 0);

/** Share of shops that take all of these wallets. */
function shareTaking({ retailers }: Scenario, wallets: readonly string[]): number {
  const chains = Object.values(retailers.chains);
  const all = chains.reduce((sum, chain) => sum + outletsOf(chain), 0);
  const taking = chains.filter((chain) => wallets.every((id) => takes(chain, id)));
  return taking.reduce((sum, chain) => sum + outletsOf(chain), 0) / all;
}

const acceptanceOf = (scenario: Scenario): number[] =>
  Object.keys(scenario.platforms).map((id) => shareTaking(scenario, [id]));

/** Shares of shops multiply: whether one wallet is taken says nothing of another. */
function independentShops(scenario: Scenario): Premise[] {
  const { platforms, interventions, weeks } = scenario;
  const product = (ids: readonly string[]) =>
    ids.reduce((share, id) => share * shareTaking(scenario, [id]), 1);
  const multiply = subsetsOf(Object.keys(platforms)).every(
    (ids) => Math.abs(shareTaking(scenario, ids) - product(ids)) < 1e-9,
  );
  const [start] = [startOf(scenario)];
  const once = interventions.length === 1 && interventions[0].until === null && start >= 2 && start <= weeks;
  return [
    [once, 'interoperability from week 2 or later, to the end'],
    [Object.values(platforms).every(({ kind }) => kind === 'wallet'), 'platforms.<id>.kind: wallet'],
    [multiply, 'outlets in proportion to products of a_j and 1 - a_j: shops that take wallets independently'],
    [Object.keys(scenario.regions).length === 1, 'one region'],
  ];
}

/** Share of shops where each wallet works, before and after, and by how much it grew. */
function acceptanceChecks(lab: Lab): Check[] {
  const { scenario } = lab;
  const start = startOf(scenario);
  const acceptance = acceptanceOf(scenario);
  const after = takenByAny(acceptance);
  return Object.keys(scenario.platforms).flatMap((id, j) => {
    const [was, is] = [platformIn(id, 'acceptance', start - 1), platformIn(id, 'acceptance', start)];
    const claim = (what: string, expected: number, read: Reading): Check[] =>
      compare(lab, { what, expected, read, error: 0 });
    return [
      ...claim(`shops where ${id} works, before`, acceptance[j], was),
      ...claim(`shops where ${id} works, after`, after, is),
      ...(acceptance[j] > 0 ? claim(`gain of ${id}`, after / acceptance[j], (s) => is(s) / was(s)) : []),
    ];
  });
}

/** What is paid in a week with wallets. */
const digital =
  (scenario: Scenario, week: number): Reading =>
  (series) =>
    Object.keys(scenario.platforms).reduce((sum, id) => sum + platformShare(id, week)(series), 0);

function expectDigital(scenario: Scenario, week: number): number {
  const { payments, paid } = expectWeek(scenario, week);
  return 1 - (payments[CASH] ?? 0) / paid;
}

function useChecks(lab: Lab): Check[] {
  const { scenario } = lab;
  const start = startOf(scenario);
  const shares = [start - 1, start].flatMap((week) =>
    paymentClaims(scenario, week).map((claim) => ({
      ...claim,
      what: `${claim.what}, ${week < start ? 'before' : 'after'}`,
    })),
  );
  const [before, after] = [expectDigital(scenario, start - 1), expectDigital(scenario, start)];
  const gain = {
    what: 'gain of digital use',
    expected: after / before,
    read: (series: Parameters<Reading>[0]) =>
      digital(scenario, start)(series) / digital(scenario, start - 1)(series),
    bias: 2 / scenario.consumers,
  };
  return [...shares, ...(before > 0 ? [gain] : [])].flatMap((claim) => compare(lab, claim));
}

/** Shops that take every wallet with the same chance, independently: one chain for each set of wallets. */
function shopsTaking(scenario: Scenario, chance: number): Scenario {
  const [region] = Object.keys(scenario.regions);
  const [model] = Object.values(scenario.retailers.chains);
  const wallets = Object.keys(scenario.platforms);
  const chains = subsetsOf(wallets).map((accepts, i): [string, Chain] => {
    const share = chance ** accepts.length * (1 - chance) ** (wallets.length - accepts.length);
    return [`kind-${i}`, { ...model, attraction: 1, accepts, outlets: { [region]: share } }];
  });
  return changedAt(scenario, { 'retailers.chains': Object.fromEntries(chains) });
}

/** Digital use against acceptance, before and after. */
function picture(lab: Lab): Picture {
  const start = startOf(lab.scenario);
  const line = (group: string, week: number) => ({
    group,
    theory: (market: Scenario) => expectDigital(market, week),
    read: digital(lab.scenario, week),
  });
  return curveOf(
    lab,
    {
      x: 'share of shops that take each wallet',
      y: 'share of payments made with wallets',
      format: 'share',
      marks: evenly(0.1, 0.9, 4),
      market: (x) => shopsTaking(lab.scenario, x),
    },
    [line('before', start - 1), line('with interoperability', start)],
  );
}
