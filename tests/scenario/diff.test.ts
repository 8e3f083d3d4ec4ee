import { describe, expect, it } from 'vitest';
import { datesOf, describeIntervention } from '../../src/scenario/describe.ts';
import { describeDifferences, diffScenarios } from '../../src/scenario/diff.ts';
import { nameOf, namesOf } from '../../src/scenario/names.ts';
import { quantityWords, settingWords } from '../../src/scenario/setting-words.ts';
import { BASE, loadFiles, scenarioOf } from './market.ts';

const A = scenarioOf();
const told = (overrides: string[], more = '') =>
  describeDifferences(diffScenarios(A, scenarioOf(more, overrides)));

describe('the difference between two scenarios', () => {
  it('is none between a scenario and itself, whatever the order of its settings', () => {
    const turned =
      `${BASE}`.replace(/segments:[\s\S]*?regions:/, 'regions:') + 'segments: { all-people: { share: 1 } }\n';
    expect(diffScenarios(A, loadFiles({ 'main.yaml': turned }).scenario)).toEqual([]);
    expect(describeDifferences([])).toBe('No difference in what happens.');
  });

  it.each([
    ['platforms.alipay.merchantFee=0.004', '  Alipay: merchant fee 0.6 % -> 0.4 %'],
    ['platforms.alipay.adoption.cost=3', '  Alipay: adoption cost 5 -> 3 utils per week'],
    ['retailers.chains.wal-mart.resentmentCost=2', '  Wal-Mart: resentment cost 0 -> 2 CNY per refusal'],
    ['retailers.chains.bbk.mandate=open', '  Bbk: mandate none -> open'],
    ['retailers.chains.bbk.accepts=[alipay]', '  Bbk: accepts all -> Alipay'],
    ['retailers.independents.margin=0.3', '  Independents: margin 21.5 % -> 30 %'],
    ['weeks=100', '  Weeks 20 -> 100'],
    ['consumers=100000', '  Consumers 1,000 -> 100,000'],
    ['platforms.alipay.budget=2.5e9', '  Alipay: budget none -> 2.5 billion CNY'],
    ['cash.offered=false', '  Cash: offered yes -> no'],
    ['segments.all-people.tastes={ wechat-pay: 0.5 }', '+ Segment All People: tastes WeChat Pay 0.5 utils'],
    ['platforms.union-pay={}', '+ Union Pay'],
    ['retailers.chains.bbk=null', '- Bbk'],
  ])('%s reads %j', (override, line) => {
    expect(told([override])).toBe(line);
  });

  it('counts interventions as a set, in words that tell their terms', () => {
    const [one, two] = [
      '{ week: 2, kind: fee-cap, cap: 0.004, label: Cap }',
      '{ week: 3, until: 5, kind: exit, platform: alipay }',
    ];
    const events = (...list: string[]) => scenarioOf(`interventions: [${list.join(', ')}]`);
    expect(diffScenarios(events(one, two), events(two, one))).toEqual([]);
    expect(describeDifferences(diffScenarios(events(one), events(two, two)))).toBe(
      ['- Fee cap 0.4 %, from week 2', '+ Alipay leaves, weeks 3 to 4', '+ Alipay leaves, weeks 3 to 4'].join(
        '\n',
      ),
    );
  });

  it('tells an intervention that has other numbers by these, unless it could be one of several', () => {
    const deal = (bonus: number, week = 3, label = '') =>
      `{ week: ${week}, kind: exclusive, retailer: wal-mart, platform: alipay, bonus: ${bonus}${label} }`;
    const events = (...list: string[]) => scenarioOf(`interventions: [${list.join(', ')}]`);
    const [own, other] = [events(deal(0.01)), events(deal(0.02, 4, ', label: Deal'))];
    expect(describeDifferences(diffScenarios(own, other)).split('\n')).toEqual([
      "  Wal-Mart's exclusive deal: first week 3 -> 4",
      "  Wal-Mart's exclusive deal: bonus 1 % -> 2 % of sales",
    ]);
    expect(diffScenarios(own, events(deal(0.01, 3, ', label: Deal')))).toHaveLength(0);
    const fine = (amount: number) => `{ week: 3, kind: fine, platform: alipay, amount: ${amount} }`;
    expect(describeDifferences(diffScenarios(events(fine(1)), events(fine(2), fine(3))))).toMatch(
      /^- .*\n\+ .*\n\+ /,
    );
  });

  it('tells how strategies move', () => {
    const rules =
      '{ kind: rules, platform: alipay, rules: [{ when: share < 0.4, set: cashback, to: 0.02 }] }';
    const schedule = '{ kind: schedule, platform: alipay, steps: [{ week: 2, set: openness, to: 1 }] }';
    expect(told([`strategies=[${rules}, ${schedule}, { kind: hold, platform: alipay }]`])).toBe(
      [
        '+ Alipay follows rules: cashback = 0.02 when share < 0.4',
        '+ Alipay moves: openness to 1 in week 2',
        '+ Alipay keeps its settings',
      ].join('\n'),
    );
  });

  it('leaves out what only tells about the scenario', () => {
    expect(told(['name=Other', 'question=What?', 'output.focus.platform=alipay'])).toBe(
      'No difference in what happens.',
    );
  });

  it('turned around says the opposite', () => {
    const b = scenarioOf('', ['weeks=7', 'platforms.unionpay={}']);
    const [there, back] = [diffScenarios(A, b), diffScenarios(b, A)];
    expect(back.map(({ what, before, after }) => [what, after, before])).toEqual(
      there.map(({ what, before, after }) => [what, before, after]),
    );
  });
});

describe('an intervention in words', () => {
  it.each([
    [
      'kind: exclusive, retailer: wal-mart, platform: wechat-pay, regions: [west]',
      'Wal-Mart takes only WeChat Pay (West)',
    ],
    [
      'kind: exclusive, retailer: wal-mart, platform: wechat-pay, regions: [west, east]',
      'Wal-Mart takes only WeChat Pay',
    ],
    ['kind: exclusive, retailer: wal-mart, platform: wechat-pay, label: The deal', 'The deal'],
    [
      'kind: offer, platform: alipay, bonus: 0.02',
      'Alipay offers every retailer exclusivity for 2 % of sales',
    ],
    [
      'kind: offer, platform: alipay, retailers: [bbk, independents], feeDiscount: 0.5',
      'Alipay offers Bbk and Independents exclusivity for 50 % off the fee',
    ],
    ['kind: campaign, platform: alipay, cashback: 0.02', 'Alipay campaign: 2 % cashback'],
    [
      'kind: campaign, platform: alipay, cashbackPerPayment: 1, signupBonus: 5, marketing: 2, retailers: [bbk]',
      'Alipay campaign: 1 CNY a payment, 5 CNY to new users, advertising at Bbk',
    ],
    ['kind: set, parameter: platforms.alipay.merchantFee, value: 0.004', 'Alipay: merchant fee 0.4 %'],
    ['kind: set, parameter: cash.offered, value: false', 'Cash: offered no'],
    ['kind: entry, platform: newcomer', 'Newcomer enters'],
    ['kind: exit, platform: alipay', 'Alipay leaves'],
    ['kind: outage, platform: alipay, regions: [east]', 'Alipay outage (East)'],
    ['kind: openness, platform: alipay, openness: 0.6', 'Alipay: openness 60 %'],
    ['kind: ban-exclusivity', 'Ban on exclusive contracts'],
    ['kind: ban-exclusivity, grandfather: true', 'Ban on new exclusive contracts'],
    ['kind: fee-cap, cap: 0.004', 'Fee cap 0.4 %'],
    ['kind: incentive-cap, cap: 0.01', 'Incentive cap 1 %'],
    ['kind: interoperability', 'Every code takes every wallet'],
    ['kind: share-cap, share: 0.5', 'Share cap 50 %'],
    ['kind: data-portability', 'Data portability'],
    ['kind: fine, platform: alipay, amount: 18.2e9', 'Alipay fined 18.2 billion CNY'],
    ['kind: media-shock, resentment: 2, retailers: [wal-mart]', 'News on Wal-Mart: resentment +2'],
    ['kind: media-shock, resentment: -1', 'News on all retailers: resentment -1'],
  ])('%s: %s', (event, words) => {
    const scenario = scenarioOf(`interventions: [{ week: 2, ${event} }]`, ['platforms.newcomer={}']);
    expect(describeIntervention(scenario.interventions[0], scenario)).toBe(words);
  });

  it('has dates', () => {
    const dates = (week: number, until: number | null) =>
      datesOf({ kind: 'interoperability', week, until, routingFee: 0 });
    expect(dates(11, 63)).toBe('weeks 11 to 62');
    expect(dates(11, 12)).toBe('week 11');
    expect(dates(11, null)).toBe('from week 11');
    expect(dates(0, null)).toBe('from the start');
  });
});

describe('names for people', () => {
  it('are those given, or made from the id', () => {
    expect(
      ['wal-mart', 'wechat-pay', 'west', 'cash', 'independents', 'east-independent-3', 'constructor'].map(
        (id) => nameOf(A, id),
      ),
    ).toEqual([
      'Wal-Mart',
      'WeChat Pay',
      'West',
      'Cash',
      'Independents',
      'East Independent 3',
      'Constructor',
    ]);
  });

  it('are listed as people list them', () => {
    expect(namesOf(A, ['alipay'])).toBe('Alipay');
    expect(namesOf(A, ['alipay', 'wechat-pay'])).toBe('Alipay and WeChat Pay');
    expect(namesOf(A, ['a', 'b', 'c'])).toBe('A, B and C');
    expect(namesOf(A, ['a', 'b', 'c', 'd', 'e'])).toBe('A, B and 3 others');
  });

  it('stand in the words of a setting', () => {
    expect(settingWords(A, 'holdings.joint.alipay + wechat-pay')).toBe('Holdings: joint Alipay + WeChat Pay');
    expect(settingWords(A, 'retailers.chains.wal-mart.outlets.west')).toBe('Wal-Mart: outlets West');
    expect(settingWords(A, 'regions.west.share')).toBe('West: share');
    expect(settingWords(A, 'retailers.reviewEvery')).toBe('Retailers: review every');
  });
});

describe('a quantity in words', () => {
  it.each([
    [0.07, 'share', '7 %'],
    [0.0003, 'share of sales', '0.03 % of sales'],
    [1234567, 'currency', '1.23457 million CNY'],
    [12345.6, 'currency', '12,345.6 CNY'],
    [-1500, 'utils', '-1,500 utils'],
    [1e-7, 'factor', '1e-7'],
  ])('%d of unit %s is %s', (value, unit, words) => {
    expect(quantityWords(value, unit, 'CNY')).toBe(words);
  });
});
