import { moments } from '../../../../core/stats.ts';
import type { Scenario } from '../../../../scenario/schema.ts';
import { salesLost, salesOf } from '../../../../theory/retail.ts';
import type { Benchmark, Check, Lab, Picture } from '../../benchmark.ts';
import { checkMeanField, compare, errorOfShare, type Reading } from '../../compare.ts';
import { curveOf, evenly } from '../../curve.ts';
import { chainOf, expectedBonus, offering, oneOffer, openMarket, paymentsIf } from '../../paper/account.ts';
import { nestedChoice, onlyKinds, withoutBudgets } from '../../paper/choice-premises.ts';
import { expectWeek } from '../../paper/expected-week.ts';
import { suppose } from '../../paper/suppose.ts';
import { platformIn, retailerIn } from '../../read.ts';
import { changedAt, labFor } from '../../variant.ts';

export const acceptanceAccount: Benchmark = {
  name: 'acceptance-account',
  family: 'Retailers',
  title:
    'An exclusive contract costs a retailer the margin on the sales that it loses, and is signed for more than that',
  formula:
    'conversion = sum over portfolios of S / (1 + S); break-even bonus = margin (1 - bound / open), fees equal',
  source: 'Rochet & Tirole (2002, 2011)',
  unmet: (scenario) =>
    suppose([
      ...nestedChoice(scenario),
      ...withoutBudgets(scenario),
      ...oneOffer(scenario),
      ...onlyKinds(scenario, ['offer']),
    ]),
  examine: (lab) => {
    const partners = Object.keys(lab.scenario.platforms);
    return {
      checks: [
        ...conversionChecks(lab),
        ...partners.flatMap((id) => lossChecks(lab, id)),
        ...partners.flatMap((id) => bonusChecks(lab, id)),
        ...partners.flatMap((id) => signingChecks(lab, id)),
      ],
      picture: picture(lab),
    };
  },
};

/** The market in which the chain takes these platforms from the start. */
const taking = (scenario: Scenario, accepts: readonly string[]): Scenario =>
  changedAt(openMarket(scenario), { [`retailers.chains.${chainOf(scenario)}.accepts`]: [...accepts] });

/** Share of visits that end in a sale, with everything taken, each wallet alone, and cash alone. */
function conversionChecks(lab: Lab): Check[] {
  const { scenario } = lab;
  const all = Object.keys(scenario.platforms);
  const sets = [all, ...(all.length > 1 ? all.map((id) => [id]) : []), []];
  return sets.flatMap((accepts) => {
    const chain = chainOf(scenario);
    const market = taking(scenario, accepts);
    const visits = expectWeek(market).visits[chain];
    const expected = salesOf(paymentsIf(scenario, accepts)) / visits;
    const alone = accepts.length === all.length ? 'all wallets' : `${accepts[0] ?? 'no wallet'} alone`;
    return compare(labFor(lab, market), {
      what: `visits that end in a sale, taking ${alone === 'no wallet alone' ? 'no wallet' : alone}`,
      expected,
      error: errorOfShare(expected, visits * scenario.consumers * scenario.replicates),
      read: (series) =>
        1 - retailerIn(chain, 'lost_sales', 1)(series) / retailerIn(chain, 'visits', 1)(series),
    });
  });
}

/** Sales lost with a wallet alone; replicate by replicate against the same draws with all of them. */
function lossChecks(lab: Lab, partner: string): Check[] {
  const { scenario } = lab;
  const all = Object.keys(scenario.platforms);
  const expected = salesLost(paymentsIf(scenario, all), paymentsIf(scenario, [partner]));
  const [open, bound] = [taking(scenario, all), taking(scenario, [partner])];
  const sales = retailerIn(chainOf(scenario), 'sales', 1);
  const before = sales(lab.meanField(open));
  const what = `sales lost, taking ${partner} alone`;
  const rivals = lab.agents(open);
  const lost = moments(lab.agents(bound).map((series, r) => 1 - sales(series) / sales(rivals[r])));
  return [
    checkMeanField(labFor(lab, bound), { what, expected, read: (series) => 1 - sales(series) / before }),
    {
      ...{ what, engine: 'agents', relation: '=', expected, simulated: lost.mean },
      error: Math.sqrt(lost.variance / lost.n),
      tolerance: 2 / scenario.consumers,
    },
  ];
}

const askedBy = (scenario: Scenario): Reading => retailerIn(chainOf(scenario), 'asked_bonus', 1);

function bonusChecks(lab: Lab, partner: string): Check[] {
  const market = offering(lab.scenario, { platform: partner });
  return compare(labFor(lab, market), {
    what: `bonus asked by ${chainOf(market)} for ${partner} alone`,
    expected: expectedBonus(market),
    read: askedBy(market),
  });
}

/** Above and below the bonus asked, as a factor: near it, and farther than holdings are rounded to consumers. */
const NEAR = 0.01;

/** Signed just above the bonus asked, and not just below. */
function signingChecks(lab: Lab, partner: string): Check[] {
  const { scenario } = lab;
  const asked = expectedBonus(offering(scenario, { platform: partner }));
  if (asked <= 0 || scenario.retailers.chains[chainOf(scenario)].mandate !== 'none') return [];
  return [1 - NEAR, 1 + NEAR].flatMap((factor) => {
    const market = offering(scenario, { platform: partner, bonus: factor * asked });
    return compare(labFor(lab, market), {
      what: `contracts with ${partner} at ${factor} of the bonus asked`,
      expected: factor > 1 ? 1 : 0,
      read: platformIn(partner, 'exclusive_retailers', 1),
      error: 0,
    });
  });
}

/** The bonus asked for each wallet against cash at hand: whoever can pay in cash need not leave. */
function picture(lab: Lab): Picture {
  const [segment] = Object.keys(lab.scenario.segments);
  return curveOf(
    lab,
    {
      x: 'cash at hand (kappa)',
      y: 'bonus asked, share of sales',
      format: 'share',
      marks: evenly(0, 1, 4),
      market: (x) => changedAt(lab.scenario, { [`segments.${segment}.carriesCash`]: x }),
    },
    Object.keys(lab.scenario.platforms).map((id) => ({
      group: `for ${id} alone`,
      variant: (market) => offering(market, { platform: id }),
      theory: (market) => expectedBonus(offering(market, { platform: id })),
      read: askedBy(lab.scenario),
    })),
  );
}
