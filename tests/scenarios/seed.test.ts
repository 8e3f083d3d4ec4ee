import { beforeAll, describe, expect, it } from 'vitest';
import type { Series } from '../../src/model/series.ts';
import { simulate } from '../../src/model/simulate.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { numbers, words } from '../helpers/read.ts';
import { expected, over, replicates, shipped, without } from '../helpers/shipped.ts';

/**
 * What each file of the article's world promises. Directions and levels are asked of expected values (the mean field), in
 * which nothing scatters; what is about chance is asked of agents, fewer of them than a file is shipped with.
 */
const CONSUMERS = 20_000;
const all = { region: 'all' };

const seed = (name: string, ...overrides: string[]): Scenario =>
  shipped(`seed/${name}`, CONSUMERS, overrides);
const share = (series: Series, method: string, region = 'all') =>
  numbers(series.platforms, 'payment_share', { region, method });
const contract = (series: Series, retailer: string, region = 'all') =>
  words(series.retailers, 'exclusive_with', { retailer, region });
const ofChain = (series: Series, name: string, retailer: string, region = 'all') =>
  numbers(series.retailers, name, { retailer, region });

describe('china-2018, where everything is accepted', () => {
  let series: Series;
  beforeAll(() => {
    series = expected(seed('china-2018'));
  });

  it('pays .21 to .25 in cash', () => {
    expect(Math.min(...share(series, 'cash'))).toBeGreaterThan(0.21);
    expect(Math.max(...share(series, 'cash'))).toBeLessThan(0.25);
  });

  it('keeps .64 to .69 of wallet users multi-homing, in every week', () => {
    const held = numbers(series.market, 'multihoming_held', all);
    expect(Math.min(...held)).toBeGreaterThan(0.64);
    expect(Math.max(...held)).toBeLessThan(0.69);
  });

  it('has WeChat Pay level or ahead in shop payments', () => {
    const alipay = share(series, 'alipay');
    const leads = share(series, 'wechat-pay').map((value, i) => value - alipay[i]);
    expect(Math.min(...leads)).toBeGreaterThanOrEqual(0);
  });

  it('takes both wallets nearly everywhere', () => {
    for (const method of ['alipay', 'wechat-pay']) {
      const covered = numbers(series.platforms, 'acceptance_by_sales', { ...all, method });
      expect(Math.min(...covered)).toBeGreaterThan(0.95);
    }
  });

  it('is calm: among agents too, no method’s share moves half a point from quarter to quarter', () => {
    for (const drawn of replicates(seed('china-2018'), 2)) {
      for (const method of ['cash', 'alipay', 'wechat-pay', 'bank-card']) {
        const weekly = share(drawn, method);
        for (let week = 14; week + 12 <= 104; week += 13) {
          const move = over(weekly, week, week + 12) - over(weekly, week - 13, week - 1);
          expect(Math.abs(move)).toBeLessThan(0.005);
        }
      }
    }
  });
});

describe('walmart-west, whose stores stop taking Alipay', () => {
  let deal: Series;
  let none: Series;
  beforeAll(() => {
    const scenario = seed('walmart-west');
    deal = expected(scenario);
    none = expected(without(scenario, 'exclusive', 'campaign'));
  });
  const during = (weekly: readonly number[]) => over(weekly, 14, 62); // after the launch discount
  const change = (figure: (series: Series) => number[]) => during(figure(deal)) - during(figure(none));

  it('binds the western stores for a year, and them alone', () => {
    const west = contract(deal, 'wal-mart', 'west');
    expect(west.map((name) => name === 'wechat-pay')).toEqual(west.map((_, i) => i + 1 >= 11 && i + 1 < 63));
    expect(contract(deal, 'wal-mart', 'east').every((name) => name === '')).toBe(true);
  });

  it('costs the chain visits and profit in the west', () => {
    for (const name of ['visits', 'profit']) {
      expect(change((s) => ofChain(s, name, 'wal-mart', 'west'))).toBeLessThan(0);
    }
  });

  it('makes it refuse customers it did not refuse', () => {
    expect(Math.max(...ofChain(none, 'refusals', 'wal-mart', 'west'))).toBe(0);
    const refused = ofChain(deal, 'refusals', 'wal-mart', 'west');
    expect(Math.max(...refused.slice(0, 10), ...refused.slice(62))).toBe(0);
    expect(during(refused)).toBeGreaterThan(0.1 * during(ofChain(deal, 'visits', 'wal-mart', 'west')));
  });

  it('costs Alipay share in the west, and less than a tenth of a point in the country', () => {
    const west = change((s) => share(s, 'alipay', 'west'));
    const national = change((s) => share(s, 'alipay'));
    expect(west).toBeLessThan(national);
    expect(national).toBeLessThan(0);
    expect(national).toBeGreaterThan(-0.001);
  });
});

describe('bbk-data, in which Alipay asks for more data', () => {
  const takesAlipay = (scenario: Scenario): boolean[] =>
    words(expected(scenario).retailers, 'accepts', { ...all, retailer: 'better-life' }).map((names) =>
      names.includes('alipay'),
    );

  it('loses Better Life within a quarter of the demand, and not before', () => {
    const taken = takesAlipay(seed('bbk-data'));
    expect(taken.slice(0, 26).every(Boolean)).toBe(true);
    expect(taken.slice(39).some(Boolean)).toBe(false);
  });

  it('keeps it where Better Life values its data little, and where Alipay does not ask', () => {
    const careless = seed('bbk-data', 'retailers.chains.better-life.dataConcern=0.002');
    expect(takesAlipay(careless).every(Boolean)).toBe(true);
    expect(takesAlipay(without(seed('bbk-data'), 'set')).every(Boolean)).toBe(true);
  });
});

describe('customer-first, in which the same contract is offered to four chains', () => {
  const FIRM = ['huangshang', 'renren'];
  let series: Series;
  beforeAll(() => {
    series = expected(seed('customer-first'));
  });
  const asked = (run: Series, retailer: string) =>
    ofChain(run, 'asked_bonus', retailer).find((bonus) => !Number.isNaN(bonus))!;

  it('is refused by Huangshang and Renren, and signed by Better Life and Yonghui', () => {
    for (const retailer of FIRM) expect(contract(series, retailer).every((name) => name === '')).toBe(true);
    for (const retailer of ['better-life', 'yonghui'])
      expect(contract(series, retailer)).toContain('wechat-pay');
  });

  it('shows the bonus each would sign at: above the offer where it is refused, below it where it is signed', () => {
    for (const retailer of FIRM) expect(asked(series, retailer)).toBeGreaterThan(0.015);
    for (const retailer of ['better-life', 'yonghui']) expect(asked(series, retailer)).toBeLessThan(0.015);
  });

  it('is signed by all four once the bonus is above the highest that was asked', () => {
    const bonus = 1.1 * Math.max(...FIRM.map((retailer) => asked(series, retailer)));
    const dear = expected({ ...seed('customer-first', `interventions.0.bonus=${bonus}`), weeks: 40 });
    for (const retailer of [...FIRM, 'better-life', 'yonghui']) {
      expect(contract(dear, retailer)).toContain('wechat-pay');
    }
  });
});

describe('vanguard-open, which takes every method while its neighbours choose one', () => {
  it('wins visits from those who chose', () => {
    const scenario = seed('vanguard-open');
    const war = expected(scenario);
    const peace = expected(without(scenario, 'exclusive'));
    const visits = (series: Series, retailer: string) => over(ofChain(series, 'visits', retailer), 40, 104);
    expect(visits(war, 'vanguard')).toBeGreaterThan(visits(peace, 'vanguard'));
    for (const retailer of ['wal-mart', 'yonghui', 'carrefour', 'sun-art']) {
      expect(visits(war, retailer)).toBeLessThan(visits(peace, retailer));
    }
    expect(contract(war, 'vanguard').every((name) => name === '')).toBe(true);
    expect(Math.max(...ofChain(war, 'refusals', 'vanguard'))).toBe(0);
  });
});

describe('the industry that is asked to choose one', () => {
  let war: Series;
  let peace: Series;
  let banned: Series;
  let open: Series;
  beforeAll(() => {
    const scenario = seed('choose-one-industry');
    war = expected(scenario);
    peace = expected(without(scenario, 'offer'));
    banned = expected(seed('exclusivity-ban'));
    open = expected(seed('open-acceptance'));
  });
  const bound = (series: Series, method: string) =>
    numbers(series.platforms, 'exclusive_retailers', { ...all, method });
  const column = (series: Series, name: string) => numbers(series.market, name, all);

  it('(choose-one-industry) signs with WeChat Pay more than with Alipay, and Vanguard never', () => {
    expect(over(bound(war, 'wechat-pay'), 27, 156)).toBeGreaterThan(over(bound(war, 'alipay'), 27, 156) + 1);
    expect(contract(war, 'vanguard').every((name) => name === '')).toBe(true);
    expect(bound(war, 'alipay').some((count) => count > 0)).toBe(true);
  });

  it('(choose-one-industry) wins Huangshang and Renren with 3 %, who refused 2 %', () => {
    for (const retailer of ['huangshang', 'renren']) {
      const partners = contract(war, retailer);
      expect(partners.slice(0, 78).every((name) => name === '')).toBe(true);
      expect(partners.at(-1)).toBe('wechat-pay');
    }
  });

  it('(choose-one-industry) ends with the same partners where agents draw', () => {
    const [drawn] = replicates(seed('choose-one-industry'), 1);
    const scenario = seed('choose-one-industry');
    const partners = (series: Series) =>
      Object.keys(scenario.retailers.chains).map((chain) => contract(series, chain).at(-1));
    expect(partners(drawn)).toEqual(partners(war));
  });

  it('(choose-one-industry) is refused more, resented more and worse off', () => {
    const last = (series: Series, name: string) => over(column(series, name), 144, 156);
    expect(last(war, 'refusals')).toBeGreaterThan(1.1 * last(peace, 'refusals'));
    expect(last(war, 'forced_cash')).toBeGreaterThan(last(peace, 'forced_cash'));
    expect(last(war, 'consumer_surplus')).toBeLessThan(last(peace, 'consumer_surplus'));
    expect(last(war, 'welfare')).toBeLessThan(last(peace, 'welfare'));
    const angry = (series: Series) => over(ofChain(series, 'resentment', 'yonghui'), 144, 156);
    expect(angry(war)).toBeGreaterThan(angry(peace) + 0.1);
  });

  it('(exclusivity-ban) has no contract from week 52, and its shares come back', () => {
    const count = (week: number) => bound(banned, 'wechat-pay')[week - 1] + bound(banned, 'alipay')[week - 1];
    expect(count(51)).toBeGreaterThan(0);
    for (let week = 52; week <= 156; week++) expect(count(week)).toBe(0);
    const gap = (series: Series, from: number) =>
      over(share(peace, 'alipay'), from, from + 12) - over(share(series, 'alipay'), from, from + 12);
    expect(gap(banned, 39)).toBeGreaterThan(0.004);
    expect(gap(banned, 144)).toBeLessThan(0.5 * gap(banned, 39));
    expect(gap(war, 144)).toBeGreaterThan(gap(war, 39));
  });

  it('(open-acceptance) would be better off if every shop took every wallet', () => {
    for (const method of ['alipay', 'wechat-pay']) {
      expect(Math.min(...numbers(open.platforms, 'acceptance', { ...all, method }))).toBeCloseTo(1, 12);
      expect(Math.max(...bound(open, method))).toBe(0);
    }
    for (const name of ['consumer_surplus', 'welfare']) {
      expect(over(column(open, name), 1, 156)).toBeGreaterThan(over(column(war, name), 1, 156));
    }
  });
});

describe('trouble-not-convenience, as more and more shops take one wallet only', () => {
  const WAVES = [
    [14, 39],
    [40, 65],
    [66, 91],
  ] as const;
  const byWave = (weekly: readonly number[]) => WAVES.map(([from, to]) => over(weekly, from, to));
  const rises = (values: readonly number[]) =>
    values.every((value, i) => value > (i === 0 ? 0 : values[i - 1]));

  /** Shops differ in what they see in an offer, so that each replicate is another war, and each must tell the story. */
  it.each([0, 1, 2])('each wave of offers brings more trouble than the last (replicate %i)', (replicate) => {
    const scenario: Scenario = { ...seed('trouble-not-convenience'), engine: 'mean-field', weeks: 91 };
    const war = simulate(scenario, { replicate });
    const peace = simulate(without(scenario, 'offer'), { replicate });
    const bound = ['alipay', 'wechat-pay'].map((method) =>
      byWave(numbers(war.platforms, 'exclusive_retailers', { ...all, method })),
    );
    expect(rises(bound[0].map((count, i) => count + bound[1][i]))).toBe(true);
    const excess = (name: string) => {
      const calm = numbers(peace.market, name, all);
      return byWave(numbers(war.market, name, all).map((value, i) => value - calm[i]));
    };
    for (const name of ['refusals', 'forced_cash', 'lost_sales'])
      expect(rises(excess(name)), name).toBe(true);
    expect(rises(excess('consumer_surplus').map((value) => -value))).toBe(true);
  });
});

describe('co-governance, against governing alone', () => {
  it('brings acceptance and use, and leaves consumers and retailers better off', () => {
    const scenario = seed('co-governance');
    const open = expected(scenario);
    const alone = expected(without(scenario, 'openness'));
    const last = (series: Series, table: 'platforms' | 'market', name: string, where: object) =>
      over(numbers(series[table], name, { ...all, ...where }), 144, 156);
    const alipay = { method: 'alipay' };
    for (const name of ['acceptance_by_sales', 'payment_share']) {
      expect(last(open, 'platforms', name, alipay)).toBeGreaterThan(
        last(alone, 'platforms', name, alipay) + 0.005,
      );
    }
    for (const name of ['consumer_surplus', 'retailer_surplus', 'welfare']) {
      expect(last(open, 'market', name, {})).toBeGreaterThan(last(alone, 'market', name, {}));
    }
    expect(last(open, 'market', 'lost_sales', {})).toBeLessThan(last(alone, 'market', 'lost_sales', {}));
  });
});

describe('bigger-cake, where the same money is spent twice', () => {
  let series: Series;
  let calm: Series;
  beforeAll(() => {
    const scenario = seed('bigger-cake');
    series = expected(scenario);
    calm = expected(without(scenario, 'campaign', 'set'));
  });
  const WAR = [27, 52] as const;
  const CAKE = [92, 117] as const;
  const gain = (weekly: (s: Series) => number[], [from, to]: readonly [number, number]) =>
    over(weekly(series), from, to) - over(weekly(calm), from, to);

  it('spends alike in the price war and on credit, applets and marketing', () => {
    const spent = (from: number, to: number) => {
      const profit = (s: Series) => numbers(s.market, 'platform_profit', all);
      const cashback = (s: Series) =>
        numbers(s.platforms, 'cashback', { ...all, method: 'alipay' }).map(
          (paid, i) => paid + numbers(s.platforms, 'cashback', { ...all, method: 'wechat-pay' })[i],
        );
      return { profit: gain(profit, [from, to]), cashback: over(cashback(series), from, to) };
    };
    const war = spent(...WAR);
    const cake = spent(...CAKE);
    expect(war.cashback).toBeGreaterThan(0);
    expect(cake.cashback).toBe(0);
    expect(cake.profit / war.profit).toBeGreaterThan(0.5);
    expect(cake.profit / war.profit).toBeLessThan(2);
  });

  it('enlarges baskets only on the second time, and makes far more welfare of it', () => {
    const value = (s: Series) =>
      ['cash', 'alipay', 'wechat-pay', 'bank-card']
        .map((method) => numbers(s.platforms, 'value', { ...all, method }))
        .reduce((a, b) => a.map((x, i) => x + b[i]));
    const basket = (s: Series) => value(s).map((sold, i) => sold / numbers(s.market, 'payments', all)[i]);
    expect(Math.abs(gain(basket, WAR))).toBeLessThan(1e-6);
    expect(gain(basket, CAKE)).toBeGreaterThan(1);
    const welfare = (s: Series) => numbers(s.market, 'welfare', all);
    expect(gain(welfare, CAKE)).toBeGreaterThan(5 * Math.abs(gain(welfare, WAR)));
    const cash = (s: Series) => share(s, 'cash');
    expect(gain(cash, CAKE)).toBeLessThan(gain(cash, WAR));
  });
});

describe('incentive-burst, red packets for a quarter', () => {
  it('gains while it is paid, and loses most of the gain when it is not', () => {
    const scenario = seed('incentive-burst');
    const paidFor = share(expected(scenario), 'alipay');
    const calm = share(expected(without(scenario, 'campaign')), 'alipay');
    const gain = (from: number, to: number) => over(paidFor, from, to) - over(calm, from, to);
    const peak = gain(34, 39);
    const year = gain(92, 104);
    expect(peak).toBeGreaterThan(0.01);
    expect(year).toBeLessThan(0.5 * peak);
    expect(year).toBeGreaterThan(0);
  });
});

describe('first-run, a first look', () => {
  it('shows refusals and resentment at the hypermarket from the week of the deal', () => {
    const [series] = replicates(shipped('seed/first-run', 2000), 1); // as shipped
    const refused = ofChain(series, 'refusals', 'hypermarket');
    expect(Math.max(...refused.slice(0, 12))).toBe(0);
    expect(Math.min(...refused.slice(12))).toBeGreaterThan(0);
    const resented = ofChain(series, 'resentment', 'hypermarket');
    expect(resented[51]).toBeGreaterThan(resented[11]);
  });
});
