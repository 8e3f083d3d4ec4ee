import { describe, expect, it } from 'vitest';
import { answerOf, habitSentences, medianSaved } from '../../src/chart/compare/finding.ts';
import { comparisonPictures } from '../../src/chart/compare/pictures.ts';
import { DifferenceWords, differenceUnit, levelText, levelUnit } from '../../src/chart/compare/words.ts';
import { type Spec, WIDTH } from '../../src/chart/figure.ts';
import { measureByAdvances } from '../../src/chart/measure.ts';
import type { Estimate } from '../../src/core/stats.ts';
import type { Comparison } from '../../src/experiment/compare/comparison.ts';
import { renderSvg } from '../../src/report/svg.ts';
import { BOUND, compared, TOWN } from '../helpers/comparison.ts';
import { cutTexts } from './texts.ts';

const named = (name: string, text = BOUND): string => text.replace(/^name: .*/, `name: ${name}`);
const many = (count: number) => ({
  'a.yaml': TOWN,
  ...Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      `b${i}.yaml`,
      named(`Number ${i} with a name that is long`).replace('week: 5', `week: ${3 + i}`),
    ]),
  ),
});
const LONG = { 'a.yaml': named('a'.repeat(200), TOWN), 'b.yaml': named('W'.repeat(200)) };
const LABELLED = `${BOUND}${Array.from({ length: 12 }, (_, i) => `  - { week: ${2 + i}, kind: campaign, platform: alipay, cashback: 0.02, label: Campaign number ${i} of some length }\n`).join('')}`;
const OTHER = BOUND.replace(
  'alipay: { name: Alipay',
  'jd-pay: { name: JD, taste: 2 }\n  alipay: { name: Alipay',
);

const COMPARISONS: Record<string, Comparison> = {
  'two scenarios': compared({ 'a.yaml': TOWN, 'b.yaml': BOUND }),
  'three scenarios': compared(many(2), 'replicates: 2'),
  'five scenarios': compared(many(4), 'replicates: 2'),
  'twelve scenarios': compared(many(11), 'replicates: 2'),
  'one replicate': compared({ 'a.yaml': TOWN, 'b.yaml': BOUND }, 'replicates: 1'),
  'expected values': compared({ 'a.yaml': TOWN, 'b.yaml': BOUND }, 'set: { engine: mean-field }'),
  'a scenario and itself': compared({ 'a.yaml': TOWN, 'b.yaml': TOWN }),
  'other platforms': compared({ 'a.yaml': TOWN, 'b.yaml': OTHER }, 'replicates: 2'),
  'long names': compared(LONG, 'replicates: 2'),
  'many events': compared({ 'a.yaml': TOWN, 'b.yaml': LABELLED }, 'replicates: 2'),
};

describe.each(Object.entries(COMPARISONS))('a comparison of %s', (_, comparison) => {
  const pictures = comparisonPictures(comparison, measureByAdvances);

  it.each(pictures)('has a picture $id that is as wide as all others and cuts no text', async ({ spec }) => {
    const { title, height } = spec.usermeta as { title: string; height: number };
    expect(title.length).toBeGreaterThan(20);
    const svg = await renderSvg(spec, measureByAdvances);
    expect(svg).toMatch(new RegExp(`^<svg[^>]* width="${WIDTH}" height="${height}"`));
    expect(`${title}${svg}`).not.toMatch(/NaN|undefined|Infinity/);
    expect(await cutTexts(spec, 4)).toEqual([]);
  });

  it('has an answer of two sentences', () => {
    const answer = answerOf(comparison);
    expect(answer).not.toMatch(/NaN|undefined|Infinity/);
    expect(answer.match(/\.(?= |$)/g)).toHaveLength(2);
  });
});

const titleOf = ({ usermeta }: Spec): string => (usermeta as { title: string }).title;
const titles = (name: string): string[] =>
  comparisonPictures(COMPARISONS[name], measureByAdvances).map(({ spec }) => titleOf(spec));

describe('the pictures of two scenarios', () => {
  it('say who gains and loses, what happens at the till, whose share moves, and what has been lost in all', () => {
    const [who, till, share, sum] = titles('two scenarios');
    expect(who).toMatch(
      /^Under “Bound” all together are CNY \d.* worse off than under “Town”: consumers lose CNY \d/,
    );
    expect(till).toMatch(/^Under “Bound” .*refusals per trip are \d.* points higher/);
    expect(share).toMatch(
      /^Under “Bound” (Alipay|WeChat Pay) has \d+(\.\d+)? points (less|more) of payments than under “Town”, and consumers lose CNY \d+(\.\d+)? a year$/,
    );
    expect(sum).toMatch(/^After 16 weeks “Bound” has cost CNY \d.* per person in all, against “Town”$/);
  });

  it('say that nothing differs where nothing does', () => {
    const [who, till, share, sum] = titles('a scenario and itself');
    expect(who).toBe(
      'Under “Town (2)” all together are not measurably better or worse off than under “Town”, nor is any group',
    );
    expect(till).toMatch(/do not measurably differ/);
    expect(share).toBe('Shares of payments under “Town (2)” do not measurably differ from “Town”');
    expect(sum).toMatch(/has cost or brought nothing measurable/);
  });

  it('claim nothing of a single replicate but that it is one', () => {
    const [{ spec }] = comparisonPictures(COMPARISONS['one replicate'], measureByAdvances);
    expect((spec.usermeta as { subtitle: string }).subtitle).toContain('One replicate only');
    expect(titleOf(spec)).toContain('not measurably');
  });
});

describe('the answer on many scenarios', () => {
  it('names the best and the worst for all together', () => {
    const answer = answerOf(COMPARISONS['five scenarios']);
    expect(answer).toMatch(
      /^In the last 8 weeks, against “Town” all together fare worst under “Number \d.*” \(CNY .* less\) and best under “/,
    );
    expect(answer).toMatch(/Consumers lose most under “Number/);
  });
});

describe('words about consumers', () => {
  it('name the reading without habit where it says something else', () => {
    const comparison = COMPARISONS['two scenarios'];
    const [pair] = comparison.pairs;
    const bare = comparison.study.outcomes.findIndex(
      ({ figure, scope, region }) =>
        figure === 'consumer_surplus_experienced' && scope === 'market' && region === 'all',
    );
    const outcomes = pair.outcomes.map((contrast, i) =>
      i === bare ? { ...contrast, difference: { mean: 3, sd: 1, low: 2, high: 4, n: 4 } } : contrast,
    );
    expect(habitSentences({ ...comparison, pairs: [{ ...pair, outcomes }] })[0]).toMatch(
      /^Under “Bound” consumers lose CNY \d.* if their habit counts as utility, and gain CNY 3 per person and year if it does not\.$/,
    );
  });
});

describe('differences in words', () => {
  const of = (mean: number, half: number): Estimate => ({
    mean,
    sd: half,
    low: mean - half,
    high: mean + half,
    n: 5,
  });

  it('have the digits that their interval has', () => {
    expect(new DifferenceWords(of(-0.0312, 0.0031), 'share').all).toBe('−3.1 (−3.4 to −2.8)');
    expect(new DifferenceWords(of(-0.0312, 0.00031), 'share').all).toBe('−3.12 (−3.15 to −3.09)');
    expect(new DifferenceWords(of(123.4, 31), 'currency').short).toBe('+123 ±31');
    expect(new DifferenceWords(of(0, 0), 'share').all).toBe('0 (0 to 0)');
    expect(new DifferenceWords(of(0.0312, Number.NaN), 'share').all).toBe('+3.12');
    expect(new DifferenceWords(of(Number.NaN, Number.NaN), 'share').all).toBe('–');
    expect(new DifferenceWords(of(-1e-17, 1e-17), 'share').mean).toBe('0');
  });

  it('stand beside levels of the same digits', () => {
    expect(levelText(of(0.4012, 0.1), of(-0.0312, 0.0031), 'share')).toBe('40.1');
    expect(levelText(of(0.7, 0), of(0, 0), 'share')).toBe('70.0');
  });

  it('are points of shares and money per person', () => {
    expect(differenceUnit('share', 'CNY')).toBe('points');
    expect(differenceUnit('share of trips', 'CNY')).toBe('points of all trips');
    expect(differenceUnit('currency per consumer and year', 'CNY')).toBe('CNY per person and year');
    expect(levelUnit('share of all consumers', 'CNY')).toBe('% of all consumers');
  });
});

describe('the variance saved', () => {
  it('is more than none where a scenario is compared with a like one', () => {
    expect(medianSaved(COMPARISONS['two scenarios'])).toBeGreaterThan(1);
    expect(medianSaved(COMPARISONS['a scenario and itself'])).toBe(Number.POSITIVE_INFINITY);
    expect(medianSaved(COMPARISONS['expected values'])).toBeNaN();
  });
});
