import { describe, expect, it } from 'vitest';
import { comparisonOf } from '../../../src/experiment/compare/comparison.ts';
import { amountOf, type Group, groupsOf } from '../../../src/experiment/compare/groups.ts';
import { headlineOf } from '../../../src/experiment/compare/look-up.ts';
import { hasFailed } from '../../../src/experiment/runner/record.ts';
import { BOUND, compared, made, studyOf, TOWN } from '../../helpers/comparison.ts';

const OTHER = BOUND.replace('name: Bound', 'name: Other')
  .replace('  wechat-pay: { name: WeChat Pay, taste: 2.6 }\n', '$&  jd-pay: { name: JD Pay, taste: 2 }\n')
  .replace('    corner: { outlets: { east: 8 }, attraction: 5 }\n', '    kiosk: { outlets: { west: 3 } }\n');
const FINED = `${BOUND}  - { week: 6, kind: fine, platform: alipay, amount: 1000 }\n  - { week: 7, kind: openness, platform: alipay, openness: 0.6 }\n`;
const EVERY = `${TOWN}output: { everyRetailer: true }\n`;
const EMPTY = TOWN.replace('independents: { retailers: 3, outlets: 60 }', 'independents: { retailers: 0 }');
const ONE = TOWN.replace('  west: { name: West, share: 0.4 }\n', '')
  .replace('share: 0.6 }', 'share: 1 }')
  .replace('{ west: 4, east: 2 }', '{ east: 6 }');

const parts = (groups: readonly Group[]): Group[] => groups.filter(({ role }) => role === 'part');

describe('the parts of welfare', () => {
  it.each([
    ['a chain is bound', { 'a.yaml': TOWN, 'b.yaml': BOUND }],
    ['a platform is fined and another opens up', { 'a.yaml': TOWN, 'b.yaml': FINED }],
    ['platforms and chains differ', { 'a.yaml': TOWN, 'b.yaml': OTHER }],
    [
      'every retailer is told by name',
      { 'a.yaml': EVERY, 'b.yaml': EVERY.replace('taste: 2.6', 'taste: 3') },
    ],
    ['there are no shops without a name', { 'a.yaml': EMPTY, 'b.yaml': TOWN }],
    ['one of them has other regions', { 'a.yaml': TOWN, 'b.yaml': ONE }],
    ['there is one region', { 'a.yaml': ONE, 'b.yaml': ONE.replace('taste: 2.6', 'taste: 3') }],
  ])('sum to welfare in every run where %s', (_, texts) => {
    const study = studyOf(texts, 'replicates: 3');
    const { compare, records } = made(study);
    const groups = groupsOf(study);
    const welfare = headlineOf(study)({ figure: 'welfare' })!;
    for (const record of records) {
      if (hasFailed(record)) throw new Error(record.failure);
      const arm = compare.plan.placeOf(record.run).condition;
      const sum = parts(groups).reduce((total, { terms }) => total + amountOf(terms[arm], record.values), 0);
      expect(Math.abs(sum - record.values[welfare])).toBeLessThan(1e-9 * Math.abs(record.values[welfare]));
    }
    const { pairs } = comparisonOf(study, compare.plan, records);
    const differences = groups.map((group, i) => ({ group, mean: pairs[0].groups[i].difference.mean }));
    const sum = differences.reduce((total, { group, mean }) => total + (group.role === 'part' ? mean : 0), 0);
    expect(sum).toBeCloseTo(pairs[0].outcomes[welfare].difference.mean, 8);
  });

  it('sum to their subtotals and totals', () => {
    const { groups, pairs } = compared({ 'a.yaml': TOWN, 'b.yaml': BOUND });
    const sumOf = (isIn: (group: Group) => boolean): number =>
      groups.reduce((sum, group, i) => sum + (isIn(group) ? pairs[0].groups[i].difference.mean : 0), 0);
    for (const kind of ['consumers', 'retailers', 'platforms']) {
      const total = sumOf((group) => group.kind === kind && group.role === 'total');
      expect(sumOf((group) => group.kind === kind && group.role === 'part')).toBeCloseTo(total, 8);
    }
    const old = sumOf((group) => group.subject === 'old' && group.role === 'subtotal');
    expect(sumOf((group) => group.subject === 'old' && group.role === 'part')).toBeCloseTo(old, 8);
  });

  it('are segments by region, retailers and platforms by name, partners and the government', () => {
    const names = groupsOf(studyOf({ 'a.yaml': TOWN, 'b.yaml': BOUND })).map(
      ({ name, role }) => `${role} ${name}`,
    );
    expect(names).toEqual([
      ...['total Consumers', 'subtotal Young', 'part Young, West', 'part Young, East'],
      ...['subtotal Old', 'part Old, West', 'part Old, East'],
      ...['total Retailers', 'part Big Box', 'part Corner', 'part Independents'],
      ...['total Platforms', 'part Alipay', 'part WeChat Pay'],
      ...['part Partners', 'part Government', 'total All together'],
    ]);
  });

  it('are told of a group of consumers per person of its own, too', () => {
    const { groups, pairs } = compared({ 'a.yaml': TOWN, 'b.yaml': BOUND });
    const at = groups.findIndex(({ name }) => name === 'Young, West');
    const [all, own] = [pairs[0].groups[at].difference.mean, pairs[0].persons[at].difference.mean];
    expect(all).toBeCloseTo(own * 0.4 * 0.3, 8);
    expect(pairs[0].persons[groups.findIndex(({ name }) => name === 'Big Box')].difference.n).toBe(0);
  });

  it('tell consumers together where the scenarios have other people', () => {
    const names = groupsOf(studyOf({ 'a.yaml': TOWN, 'b.yaml': ONE })).map(({ name }) => name);
    expect(names).not.toContain('Young');
    expect(names).toContain('Consumers');
  });
});
