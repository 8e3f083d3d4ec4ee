import { describe, expect, it } from 'vitest';
import { chartInput } from '../../src/chart/figure.ts';
import { storyOf } from '../../src/report/story.ts';
import { pointsWithInterval, relativeMove, shareMove } from '../../src/report/telling.ts';
import { smallRun } from '../chart/fixture.ts';

const estimate = (mean: number, half: number) => ({
  mean,
  sd: half,
  low: mean - half,
  high: mean + half,
  n: 5,
});
const told = (interventions: object[], weeks = 60) => {
  const { headline, findings } = storyOf(chartInput(smallRun({ weeks, over: { interventions } })));
  return [headline, ...findings].join('\n');
};

describe('the words for a change', () => {
  it('give numbers and the interval where it is measurable', () => {
    const move = { from: estimate(0.26, 0.01), to: estimate(0.24, 0.01), change: estimate(-0.02, 0.005) };
    expect(shareMove(move)).toBe('falls from 26.0% to 24.0%, −2.0 points (95% interval −2.5 to −1.5)');
    expect(relativeMove({ from: estimate(50, 1), to: estimate(40, 1), change: estimate(-10, 1) })).toBe(
      'falls by 20.0% (95% interval −22.0% to −18.0%)',
    );
  });

  it('claim nothing where the interval holds 0', () => {
    const move = { from: estimate(0.26, 0.01), to: estimate(0.27, 0.01), change: estimate(0.01, 0.02) };
    expect(shareMove(move)).toBe('does not measurably change (27.0%)');
    expect(relativeMove(move)).toBe('does not measurably change');
    expect(shareMove({ ...move, change: estimate(0.03, 0.04) })).toBe(
      'does not measurably change (27.0%, 95% interval of the change −1.0 to +7.0 points)',
    );
  });

  it('give no interval with one replicate', () => {
    expect(pointsWithInterval({ mean: 0.012, sd: Number.NaN, low: Number.NaN, high: Number.NaN, n: 1 })).toBe(
      '+1.2 points',
    );
  });
});

describe('the story of a run', () => {
  it('tells of an imposed contract by the chain, the region and the country', () => {
    const words = told([
      { week: 20, kind: 'exclusive', retailer: 'big-box', platform: 'platform-2', regions: ['north'] },
    ]);
    expect(words).toMatch(
      /In the quarter after Big Box in North begins to take only Wallet 2, .* meet a refusal/,
    );
    expect(words).toMatch(/Wallet 1's share of payments in North in the quarter from week 20 .*nationwide/);
  });

  it('tells of offers by who signs, and of an open mandate that never does', () => {
    const words = told([{ week: 5, kind: 'offer', platform: 'platform-2', bonus: 0.2 }]);
    expect(words).toMatch(/Big Box with Wallet 2/);
    expect(words).toMatch(/Corner takes every method by its owner's mandate and never signs/);
  });

  it('tells at what bonus a chain would sign that does not', () => {
    expect(told([{ week: 5, kind: 'offer', platform: 'platform-2', bonus: 0 }])).toMatch(
      /Big Box refuses the 0% that Wallet 2 offers; it would sign for \d+\.\d% of sales/,
    );
  });

  it('tells of a ban by its own dates', () => {
    const words = told([
      { week: 5, kind: 'offer', platform: 'platform-2', bonus: 0.2 },
      { week: 40, kind: 'ban-exclusivity' },
    ]);
    expect(words).toMatch(/before the ban \(week 40\)/);
    expect(words).toMatch(
      /On the eve of the ban, the chain under contract in most runs is Big Box with Wallet 2/,
    );
  });

  it('tells what stays of a campaign, and says so when the run ends too early', () => {
    const campaign = { week: 14, kind: 'campaign', platform: 'platform-1', cashback: 0.05 };
    expect(told([{ ...campaign, until: 27 }])).toMatch(/13 weeks after its end/);
    expect(told([{ ...campaign, until: 55 }])).toMatch(/the run ends too early/);
  });

  it('tells a calm market by its figures', () => {
    expect(told([])).toMatch(/Shares of payments in the last quarter: Wallet 1 \d/);
  });

  it('tells of a chain that drops a platform by its own decision', () => {
    const interventions = [
      { week: 20, kind: 'set', parameter: 'platforms.platform-1.merchantFee', value: 0.5 },
    ];
    const words = told(interventions);
    expect(words).toMatch(
      /Big Box stops taking Wallet 1 by its own decision in week \d+, after “Wallet 1: merchant fee 50%” in week 20\./,
    );
  });

  it('weighs what data cost a chain that drops a platform against what the platform carries', () => {
    const over = {
      interventions: [{ week: 20, kind: 'set', parameter: 'platforms.platform-1.dataIntensity', value: 5 }],
      retailers: {
        chains: { 'big-box': { name: 'Big Box', outlets: { north: 20, south: 10 }, dataConcern: 0.1 } },
        independents: { retailers: 3 },
      },
    };
    const { headline, findings } = storyOf(chartInput(smallRun({ weeks: 60, over })));
    expect(headline).toMatch(/^Big Box stops taking Wallet 1 by its own decision/);
    expect(findings[0]).toMatch(
      /data it gives away at 50\.0% of the value paid with Wallet 1 \(5\.0% before\), and Wallet 1 carried \d/,
    );
  });

  it('leads with the refusal of the chain in focus', () => {
    const over = {
      interventions: [{ week: 5, kind: 'offer', platform: 'platform-2', bonus: 0.001 }],
      output: { focus: { retailer: 'big-box' } },
    };
    const { headline } = storyOf(chartInput(smallRun({ weeks: 60, over })));
    expect(headline).toMatch(/^Big Box refuses the 0\.1% that Wallet 2 offers/);
  });

  it('leads with the trouble where offers turn much of the market exclusive', () => {
    const over = {
      holdings: { joint: { 'platform-1': 0.7, none: 0.3 } },
      interventions: [{ week: 14, kind: 'offer', platform: 'platform-2', bonus: 0.2 }],
    };
    const { headline } = storyOf(chartInput(smallRun({ weeks: 41, over })));
    expect(headline).toMatch(/^As exclusive shops go from 0\.0% of sales to \d+\.\d% and \d+\.\d%/);
  });

  it('leads with growth where campaigns stand beside larger baskets', () => {
    const over = {
      interventions: [
        { week: 20, until: 40, kind: 'campaign', platform: 'platform-1', cashback: 0.02 },
        { week: 20, until: 40, kind: 'set', parameter: 'platforms.platform-1.basketUplift', value: 0.3 },
      ],
    };
    const { headline } = storyOf(chartInput(smallRun({ weeks: 60, over })));
    expect(headline).toMatch(
      /^From week 20, weeks 27 to 39 against the quarter before, .* the mean basket grows by \d/,
    );
  });

  it('tells what the chain in focus wins from neighbours under contract', () => {
    const over = {
      interventions: [{ week: 20, kind: 'exclusive', retailer: 'big-box', platform: 'platform-2' }],
      output: { focus: { retailer: 'corner' } },
    };
    const { headline } = storyOf(chartInput(smallRun({ weeks: 60, over })));
    expect(headline).toMatch(/^Corner/);
  });

  it('never says what it cannot know', () => {
    expect(
      told([{ week: 20, kind: 'exclusive', retailer: 'big-box', platform: 'platform-2' }], 21),
    ).not.toMatch(/NaN|undefined|Infinity/);
  });
});
