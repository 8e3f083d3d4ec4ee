import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMarket } from '../../src/model/open/create.ts';
import type { Series } from '../../src/model/series.ts';
import { simulate } from '../../src/model/simulate.ts';
import { step } from '../../src/model/step.ts';
import { parseScenario } from '../../src/scenario/load.ts';
import { type Scenario, scenarioSchema } from '../../src/scenario/schema.ts';
import { arbitraryDraft, arbitraryScenario, draftByEitherEngine } from '../helpers/arbitrary-scenario.ts';
import { number, numbers, sum } from '../helpers/read.ts';

const RUNS = 40;

/** Holds a law against random markets. */
function everyMarket(law: (series: Series, scenario: Scenario) => void, runs = RUNS): void {
  fc.assert(
    fc.property(arbitraryScenario, (scenario) => law(simulate(scenario), scenario)),
    { numRuns: runs },
  );
}

/** The same for laws about money, which hold for expected flows as for counts. */
function everyMarketByEitherEngine(law: (series: Series, scenario: Scenario) => void, runs = RUNS): void {
  fc.assert(
    fc.property(
      draftByEitherEngine.map((draft) => scenarioSchema.parse(draft)),
      (scenario) => law(simulate(scenario), scenario),
    ),
    { numRuns: runs },
  );
}

const regionsOf = (scenario: Scenario): string[] => Object.keys(scenario.regions);
const scopesOf = (scenario: Scenario): string[] => ['all', ...regionsOf(scenario)];
const methodsOf = (scenario: Scenario): string[] => ['cash', ...Object.keys(scenario.platforms)];
const weeksOf = (scenario: Scenario): number[] => Array.from({ length: scenario.weeks }, (_, i) => i + 1);

/** Equal but for rounding: 1e-9 of the larger, or of `scale`. */
function expectEqual(a: number, b: number, scale = 1): void {
  expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * Math.max(scale, Math.abs(a), Math.abs(b)));
}

/** The markets of these laws are ones that the scenario language allows in full. */
it('random markets pass every check of the scenario language', () => {
  fc.assert(
    fc.property(arbitraryDraft, (draft) => {
      parseScenario(JSON.stringify(draft));
    }),
    { numRuns: 60 },
  );
});

describe('trips', () => {
  it('end in a payment or in walking away, and payments by method are all payments', () => {
    everyMarket(({ market, platforms }, scenario) => {
      for (const region of scopesOf(scenario)) {
        const [trips, paid, lost] = ['trips', 'payments', 'lost_sales'].map((name) =>
          numbers(market, name, { region }),
        );
        const byMethod = methodsOf(scenario).map((method) =>
          numbers(platforms, 'payments', { region, method }),
        );
        trips.forEach((count, w) => {
          expect(paid[w] + lost[w]).toBe(count);
          expect(sum(byMethod.map((column) => column[w]))).toBe(paid[w]);
        });
      }
    });
  });

  it('of regions sum to all, and so does everything else that is counted or paid', () => {
    everyMarketByEitherEngine((series, scenario) => {
      const check = (table: Series['market'], names: readonly string[], where: Record<string, string>) => {
        for (const name of names) {
          const all = numbers(table, name, { ...where, region: 'all' });
          const each = regionsOf(scenario).map((region) => numbers(table, name, { ...where, region }));
          all.forEach((value, w) => {
            if (!Number.isNaN(value))
              expectEqual(value, sum(each.map((column) => column[w])), scenario.consumers);
          });
        }
      };
      const counted = ['payments', 'value', 'holders', 'top_of_wallet', 'active', 'adoptions', 'drops'];
      const paid = ['fees', 'cashback', 'bonuses', 'profit'];
      for (const method of methodsOf(scenario)) check(series.platforms, [...counted, ...paid], { method });
      const flows = ['trips', 'payments', 'lost_sales', 'refusals', 'forced_cash'];
      const surplus = [
        'consumer_surplus',
        'consumer_surplus_experienced',
        'retailer_surplus',
        'platform_profit',
      ];
      check(series.market, [...flows, ...surplus, 'partner_profit', 'government', 'welfare'], {});
      const received = ['cashback', 'signup_bonuses', 'consumer_surplus', 'consumer_surplus_experienced'];
      for (const segment of Object.keys(scenario.segments))
        check(series.consumers, ['consumers', 'wallet_holders', ...flows, ...received], { segment });
    });
  });

  it('are as many as the segments say: whole ones exactly, the rest by a coin', () => {
    everyMarket(({ market }, scenario) => {
      const { cells } = createMarket(scenario, 0);
      let [whole, mean, variance] = [0, 0, 0];
      for (const { consumers, segment } of cells) {
        const { trips } = scenario.segments[segment];
        const rest = trips - Math.floor(trips);
        whole += consumers * Math.floor(trips);
        mean += consumers * trips;
        variance += consumers * rest * (1 - rest);
      }
      for (const trips of numbers(market, 'trips', { region: 'all' })) {
        expect(trips).toBeGreaterThanOrEqual(whole);
        if (variance === 0) expect(trips).toBe(whole);
        else expect(Math.abs(trips - mean)).toBeLessThan(7 * Math.sqrt(variance) + 1);
      }
    });
  });
});

describe('retailers', () => {
  it('are visited once a trip, and sell what was paid, in every region and week', () => {
    everyMarket(({ market, platforms, retailers }, scenario) => {
      for (const region of regionsOf(scenario)) {
        for (const week of weeksOf(scenario)) {
          const at = { week, region };
          expect(sum(numbers(retailers, 'visits', at))).toBe(number(market, 'trips', at));
          expect(sum(numbers(retailers, 'lost_sales', at))).toBe(number(market, 'lost_sales', at));
          expect(sum(numbers(retailers, 'refusals', at))).toBe(number(market, 'refusals', at));
          expectEqual(sum(numbers(retailers, 'sales', at)), sum(numbers(platforms, 'value', at)));
          expectEqual(sum(numbers(retailers, 'profit', at)), number(market, 'retailer_surplus', at), 1e3);
        }
      }
    });
  });

  it('pay the fees that platforms receive, and receive the bonuses that platforms pay', () => {
    everyMarketByEitherEngine(({ platforms, retailers }, scenario) => {
      for (const region of regionsOf(scenario)) {
        for (const week of weeksOf(scenario)) {
          const at = { week, region };
          expectEqual(sum(numbers(retailers, 'fees', at)), sum(numbers(platforms, 'fees', at)));
          expectEqual(sum(numbers(retailers, 'bonus', at)), sum(numbers(platforms, 'bonuses', at)));
        }
      }
    });
  });

  it('are never resented less than not at all', () => {
    everyMarketByEitherEngine(({ retailers }) => {
      expect(Math.min(...retailers.number('resentment'))).toBeGreaterThanOrEqual(0);
    });
  });
});

describe('welfare', () => {
  it('is the sum of its parts, and the profits of platforms are those of the platforms', () => {
    everyMarketByEitherEngine(({ market, platforms }, scenario) => {
      const parts = [
        'consumer_surplus',
        'retailer_surplus',
        'platform_profit',
        'partner_profit',
        'government',
      ];
      for (const region of scopesOf(scenario)) {
        for (const week of weeksOf(scenario)) {
          const at = { week, region };
          const total = sum(parts.map((name) => number(market, name, at)));
          expectEqual(number(market, 'welfare', at), total, scenario.consumers);
          expectEqual(number(market, 'platform_profit', at), sum(numbers(platforms, 'profit', at)), 1e3);
        }
      }
    });
  });

  it('does not change by a transfer: what a payment creates is its value to the payer, less the goods and the costs', () => {
    everyMarketByEitherEngine((_, scenario) => {
      const market = createMarket(scenario, 0);
      for (let week = 1; week <= scenario.weeks; week++) {
        step(market);
        const { flows } = market;
        // every item that one side pays and the other receives
        expectEqual(sum(flows.fees), sum(flows.branchFees));
        expectEqual(sum(flows.bonuses), sum(flows.branchBonus));
        expectEqual(sum(flows.routing), 0, sum(flows.value) || 1);
        expectEqual(sum(flows.branchValue), sum(flows.value));
        expectEqual(sum(flows.cashback), sum(flows.cellCashback));
        expectEqual(sum(flows.signup), sum(flows.cellSignup));
      }
    }, 20);
  });
});

describe('consumers', () => {
  it('are conserved: each holds cash and has one top of wallet', () => {
    everyMarket(({ platforms }, scenario) => {
      const market = createMarket(scenario, 0);
      const consumers = new Map(market.regions.map((region) => [region.id, region.consumers]));
      consumers.set('all', scenario.consumers);
      expect(sum(market.regions.map((region) => region.consumers))).toBe(scenario.consumers);
      for (const region of scopesOf(scenario)) {
        const tops = methodsOf(scenario).map((method) =>
          numbers(platforms, 'top_of_wallet', { region, method }),
        );
        for (const held of numbers(platforms, 'holders', { region, method: 'cash' })) {
          expect(held).toBe(consumers.get(region));
        }
        for (let w = 0; w < scenario.weeks; w++) {
          expect(sum(tops.map((column) => column[w]))).toBe(consumers.get(region));
        }
      }
    });
  });

  it('who hold a platform are those who held it, and adopted, less those who dropped it', () => {
    everyMarket(({ platforms }, scenario) => {
      for (const region of scopesOf(scenario)) {
        for (const method of Object.keys(scenario.platforms)) {
          const at = { region, method };
          const holders = numbers(platforms, 'holders', at);
          const adoptions = numbers(platforms, 'adoptions', at);
          const drops = numbers(platforms, 'drops', at);
          const rates = numbers(platforms, 'churn_drop', at);
          for (let w = 1; w < scenario.weeks; w++) {
            expect(holders[w]).toBe(holders[w - 1] + adoptions[w] - drops[w]);
            if (holders[w - 1] > 0) expect(rates[w]).toBeCloseTo(drops[w] / holders[w - 1], 12);
            else expect(rates[w]).toBeNaN();
          }
        }
      }
    });
  });

  it('cannot have a top of wallet they do not hold, nor use more platforms than they had', () => {
    everyMarket(({ platforms }, scenario) => {
      for (let row = 0; row < platforms.rows; row++) {
        expect(platforms.number('top_of_wallet')[row]).toBeLessThanOrEqual(platforms.number('holders')[row]);
        const active = platforms.number('active')[row];
        if (!Number.isNaN(active)) expect(active).toBeLessThanOrEqual(scenario.consumers);
      }
    });
  });

  it('of every region stand in the switching matrix once, and its rows are last window’s columns', () => {
    everyMarket(({ platforms, switching }, scenario) => {
      for (const region of scopesOf(scenario)) {
        const length = scenario.output.switchingWindow;
        const ends = weeksOf(scenario).filter((week) => week % length === 0);
        for (const week of ends) {
          const consumers = number(platforms, 'holders', { week, region, method: 'cash' });
          const at = { window_start: week - length + 1, region };
          expect(sum(numbers(switching, 'consumers', at))).toBe(consumers);
          for (const method of methodsOf(scenario)) {
            const column = sum(numbers(switching, 'consumers', { ...at, to: method }));
            expect(column).toBe(number(platforms, 'top_of_wallet', { week, region, method }));
            const from = numbers(switching, 'consumers', { ...at, from: method });
            const stayed = number(switching, 'consumers', { ...at, from: method, to: method });
            const churn = number(platforms, 'churn_top', { week, region, method });
            if (sum(from) > 0) expect(churn).toBeCloseTo(1 - stayed / sum(from), 12);
            else expect(churn).toBeNaN();
          }
        }
      }
    });
  });
});

describe('shares', () => {
  it('sum to 1 and agree with the counts; concentration lies between equal parts and a monopoly', () => {
    everyMarket(({ platforms, market }, scenario) => {
      const wallets = Object.entries(scenario.platforms).filter(([, { kind }]) => kind === 'wallet');
      const names = new Set(wallets.map(([id]) => id));
      for (const region of scopesOf(scenario)) {
        for (const week of weeksOf(scenario)) {
          const at = { week, region };
          const total = number(market, 'payments', at);
          const byMethod = (name: string) =>
            methodsOf(scenario).map((method) => number(platforms, name, { ...at, method }));
          const shares = byMethod('payment_share');
          if (total === 0) {
            expect(shares.every(Number.isNaN)).toBe(true);
            continue;
          }
          expectEqual(sum(shares), 1);
          expectEqual(sum(byMethod('value_share')), 1);
          expectEqual(shares[0], number(market, 'cash_share', at));
          for (const [i, count] of byMethod('payments').entries()) expectEqual(shares[i], count / total);
          const ofWallets = byMethod('wallet_share');
          ofWallets.forEach((share, i) => {
            if (!names.has(methodsOf(scenario)[i])) expect(share).toBeNaN();
          });
          const given = ofWallets.filter((share) => !Number.isNaN(share));
          if (given.length > 0) expectEqual(sum(given), 1);
          const hhi = number(market, 'hhi', at);
          if (shares[0] === 1) expect(hhi).toBeNaN();
          else {
            expect(hhi).toBeLessThanOrEqual(10_000 + 1e-9);
            expect(hhi).toBeGreaterThanOrEqual(10_000 / Object.keys(scenario.platforms).length - 1e-9);
          }
        }
      }
    });
  });
});

describe('cells', () => {
  /** Columns that may be empty, and why. */
  const BLANK = new Set([
    'payment_share', //    nobody paid
    'value_share',
    'cash_share',
    'hhi', //              no platform was used
    'wallet_share', //     cash and cards
    'active', //           before the first month
    'churn_inactivity', // before the second month, or nobody was active
    'churn_top', //        before the first window, or nobody's top of wallet
    'churn_drop', //       nobody held it
    'multihoming_held', // nobody holds a wallet
    'multihoming_used',
    'acceptance_by_sales', // nothing was sold
    'exclusive_by_sales',
    'asked_bonus', //      no offer
  ]);
  const SIGNED = new Set([
    'profit',
    'bonus', // less penalties for breach
    'bonuses',
    'consumer_surplus',
    'consumer_surplus_experienced',
    'retailer_surplus',
    'platform_profit',
    'partner_profit',
    'welfare',
    'asked_bonus',
  ]);

  it('are finite numbers, and not negative, except where their meaning allows it', () => {
    everyMarket((series) => {
      for (const table of [
        series.platforms,
        series.market,
        series.consumers,
        series.retailers,
        series.switching,
      ]) {
        for (const { name, type } of table.spec) {
          if (type !== 'number') continue;
          for (const value of table.number(name)) {
            if (Number.isNaN(value)) expect(BLANK.has(name), `${name} is empty`).toBe(true);
            else expect(Number.isFinite(value), name).toBe(true);
            if (value < 0) expect(SIGNED.has(name), `${name} is ${value}`).toBe(true);
          }
        }
      }
    });
  });

  it('stand in as many rows as there are weeks, regions and methods', () => {
    everyMarket(({ platforms, market, switching }, scenario) => {
      const scopes = scopesOf(scenario).length;
      const methods = methodsOf(scenario).length;
      expect(market.rows).toBe(scenario.weeks * scopes);
      expect(platforms.rows).toBe(scenario.weeks * scopes * methods);
      expect(switching.rows).toBe(
        Math.floor(scenario.weeks / scenario.output.switchingWindow) * scopes * methods ** 2,
      );
    });
  });
});

describe('money set aside', () => {
  it('is never overspent, by a platform or by a campaign', () => {
    fc.assert(
      fc.property(arbitraryScenario, (scenario) => {
        const market = createMarket(scenario, 0);
        const spent = new Float64Array(market.rows.methods);
        for (let week = 1; week <= scenario.weeks; week++) {
          step(market);
          const { cashback, signup, marketing, methods } = market.flows;
          for (let at = 0; at < cashback.length; at++) {
            spent[at % methods] += cashback[at] + signup[at] + marketing[at];
          }
        }
        for (const { id, method } of market.platforms.slice(1)) {
          const campaigns = scenario.interventions.filter((i) => i.kind === 'campaign' && i.platform === id);
          const budgets = [scenario.platforms[id], ...campaigns].map((of) =>
            'budget' in of ? of.budget : 0,
          );
          if (budgets.some((budget) => budget === null)) continue;
          const total = sum(budgets as number[]) * market.scale;
          expect(spent[method]).toBeLessThanOrEqual(total * (1 + 1e-9) + 1e-9);
        }
      }),
      { numRuns: 80 },
    );
  });
});
