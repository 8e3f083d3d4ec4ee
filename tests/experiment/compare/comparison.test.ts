import { describe, expect, it } from 'vitest';
import { estimate, moments } from '../../../src/core/stats.ts';
import { comparisonOf } from '../../../src/experiment/compare/comparison.ts';
import { headlineOf } from '../../../src/experiment/compare/look-up.ts';
import { figuresOf } from '../../../src/experiment/figures.ts';
import { windowsOf } from '../../../src/experiment/windows.ts';
import { simulate } from '../../../src/model/simulate.ts';
import { BOUND, compared, made, studyOf, TOWN } from '../../helpers/comparison.ts';

const TWO = { 'town.yaml': TOWN, 'bound.yaml': BOUND };

describe('a comparison', () => {
  it('says of every headline figure what single runs with the same seed say', () => {
    const { study, pairs } = compared(TWO);
    const [levels, others] = study.arms.map(({ scenario }) =>
      [0, 1, 2, 3].map((replicate) => simulate(scenario, { replicate })),
    );
    const { scenario } = study.arms[0];
    const { last } = windowsOf(scenario);
    const figures = figuresOf(scenario, levels[0]);
    expect(figures.length).toBeGreaterThan(100);
    const find = headlineOf(study);
    for (const { name: figure, subject, region, value } of figures) {
      const contrast = pairs[0].outcomes[find({ figure, subject, region })!];
      const [a, b] = [levels, others].map((all) => all.map((series) => value(series, last)));
      const both = a.map((_, i) => i).filter((i) => Number.isFinite(b[i] - a[i]));
      expect(contrast.difference).toEqual(estimate(both.map((i) => b[i] - a[i])));
      expect(contrast.first).toEqual(estimate(both.map((i) => a[i])));
      const [own, other, gap] = [both.map((i) => a[i]), both.map((i) => b[i]), both.map((i) => b[i] - a[i])];
      const apart = moments(own).variance + moments(other).variance;
      if (apart > 0) expect(contrast.saved).toBe(apart / moments(gap).variance);
    }
  });

  it('of a scenario with itself finds no difference at all, with intervals of no width', () => {
    const { pairs } = compared({ 'town.yaml': TOWN, 'again.yaml': TOWN });
    const known = [...pairs[0].outcomes, ...pairs[0].groups].filter(({ difference }) => difference.n > 0);
    expect(known.length).toBeGreaterThan(200);
    for (const { difference } of known) {
      expect([difference.mean, difference.low, difference.high]).toEqual([0, 0, 0]);
    }
  });

  it('leaves out replicates of which a run failed, and counts them for each scenario apart', () => {
    const study = studyOf({ ...TWO, 'third.yaml': BOUND });
    const { compare, records } = made(study);
    const broken = records.map((record) =>
      record.run === 4 ? { run: record.run, failure: 'no luck' } : record,
    );
    const { pairs } = comparisonOf(study, compare.plan, broken);
    expect(pairs.map(({ replicates, failed }) => [replicates, failed])).toEqual([
      [3, 1],
      [4, 0],
    ]);
    expect(pairs[0].outcomes[0].difference.n).toBe(3);
    const whole = comparisonOf(study, compare.plan, records).pairs[1];
    expect(pairs[1]).toEqual(whole);
  });

  it('tells nothing where every run of the first scenario failed', () => {
    const study = studyOf(TWO);
    const { compare, records } = made(study);
    const broken = records.map((record) =>
      record.run % 2 === 0 ? { run: record.run, failure: 'no luck' } : record,
    );
    const { pairs } = comparisonOf(study, compare.plan, broken);
    expect(pairs[0]).toMatchObject({ replicates: 0, failed: 4 });
    expect(pairs[0].outcomes.every(({ difference }) => difference.n === 0)).toBe(true);
  });

  it('of expected values needs one replicate and has no intervals', () => {
    const settings = 'set: { engine: mean-field }\nprecision: 0.001\nreplicates: 20';
    const comparison = compared(TWO, settings);
    expect(comparison).toMatchObject({ replicates: 1, isCertain: true });
    const welfare = comparison.pairs[0].outcomes[headlineOf(comparison.study)({ figure: 'welfare' })!];
    expect(welfare.difference.mean).not.toBe(0);
    expect(welfare.difference.low).toBeNaN();
    expect(welfare.saved).toBeNaN();
  });

  it('needs more than ten times as many replicates with draws of their own where theory says twenty', () => {
    const market = `name: Logit
weeks: 2
consumers: 2000
seed: crn
habit: { rungs: 1, strength: 0 }
cash: { offered: true, taste: 0 }
shopping: { walkAway: false, priceSensitivity: 0 }
wallets: { enabled: false, valueDriven: false }
resentment: { growth: 0, sensitivity: 0 }
segments: { all: { share: 1, trips: 1, moneyUtility: 1, basket: 1, carriesCash: 1, storeChoice: 0 } }
regions: { here: { share: 1 } }
platforms:
  a: { taste: 1 }
  b: { taste: 0.5 }
holdings: { joint: { a + b: 1 } }
start: { habits: given }
retailers:
  reviewEvery: 0
  memory: 0
  chains: { shop: { outlets: { here: 1 }, integrationCost: 0, adjustCost: 0 } }
  independents: { retailers: 0 }
`;
    const { study, pairs } = compared(
      { 'a.yaml': market, 'b.yaml': market.replace('a: { taste: 1 }', 'a: { taste: 1.1 }') },
      'replicates: 120\nwindow: all',
    );
    const { saved, difference } =
      pairs[0].outcomes[headlineOf(study)({ figure: 'payment_share', subject: 'a' })!];
    expect(Math.abs(difference.mean - 0.0249588)).toBeLessThan(4 * (difference.sd / Math.sqrt(difference.n)));
    expect(saved).toBeGreaterThan(10);
    expect(saved).toBeLessThan(40);
  });

  it('adds surplus up week by week to what the weeks come to', () => {
    const { study, pairs } = compared(TWO);
    const weekly = study.outcomes.flatMap(({ figure, region, window }, i) =>
      i >= study.headlines && figure === 'welfare' && region === 'all' && typeof window !== 'string'
        ? [pairs[0].outcomes[i].difference.mean]
        : [],
    );
    expect(weekly).toHaveLength(16);
    const { weeks } = pairs[0].accruals.find(({ part }) => part === 'welfare')!;
    const sum = weekly.reduce((total, mean) => total + mean / 52, 0);
    expect(weeks[15].difference.mean).toBeCloseTo(sum, 9);
    expect(weeks[3].difference.mean).toBe(0);
  });
});
