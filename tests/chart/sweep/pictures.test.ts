import { describe, expect, it } from 'vitest';
import type { Spec } from '../../../src/chart/figure.ts';
import { WIDTH } from '../../../src/chart/figure.ts';
import { measureByAdvances } from '../../../src/chart/measure.ts';
import { findingsOf } from '../../../src/chart/sweep/findings.ts';
import { sweepPictures } from '../../../src/chart/sweep/pictures.ts';
import { renderSvg } from '../../../src/report/svg.ts';
import { cutTexts } from '../texts.ts';
import { SWEEPS } from './studies.ts';

const NAMES = Object.keys(SWEEPS) as (keyof typeof SWEEPS)[];
const picturesOf = (name: keyof typeof SWEEPS) => sweepPictures(SWEEPS[name].result, measureByAdvances);
const titleOf = (spec: Spec): string => (spec.usermeta as { title: string }).title;
const titlesOf = (name: keyof typeof SWEEPS) => picturesOf(name).map(({ spec }) => titleOf(spec));

describe('the pictures of a sweep', () => {
  it.each(NAMES)('compile without a complaint, are as wide as all and cut no text: %s', async (name) => {
    const pictures = picturesOf(name);
    expect(pictures.length).toBeGreaterThan(0);
    for (const { id, spec } of pictures) {
      const svg = await renderSvg(spec, measureByAdvances);
      expect(svg).toContain(`width="${WIDTH}"`);
      expect(`${id} ${svg}`).not.toMatch(/NaN|undefined|Infinity/);
      expect(await cutTexts(spec, 5)).toEqual([]);
    }
  });

  it.each(NAMES)('have names of their own, and a finding for a title: %s', (name) => {
    const pictures = picturesOf(name);
    expect(new Set(pictures.map(({ id }) => id)).size).toBe(pictures.length);
    for (const finding of [
      ...findingsOf(SWEEPS[name].result),
      ...pictures.map(({ spec }) => titleOf(spec)),
    ]) {
      expect(finding.length).toBeGreaterThan(10);
      expect(finding).not.toMatch(/NaN|undefined|–/);
    }
  });

  it('follow from the design', () => {
    const ids = Object.fromEntries(NAMES.map((name) => [name, picturesOf(name).map(({ id }) => id)]));
    expect(ids['a line']).toEqual(['lines']);
    expect(ids['several lines']).toEqual(['lines', 'heat-1', 'heat-2']);
    expect(ids['a factorial']).toEqual(['effects', 'interactions']);
    expect(ids['one at a time']).toEqual(['differences']);
    expect(ids['a hypercube']).toEqual(['scatter-1', 'scatter-2']);
    expect(ids['a map of who leads'][0]).toBe('map-1');
  });
});

describe('a finding about a sweep', () => {
  it('does not take for an effect what the intervals do not tell from chance', () =>
    expect(titlesOf('a line')).toEqual([
      'Payment share of Alipay does not measurably change as bonus goes from 0% to 3%',
    ]));

  it('says that something is missing where runs failed', () =>
    expect(titlesOf('some runs that failed')[0]).toMatch(/is missing at some levels of bonus/));

  it('says where an outcome is highest and lowest', () =>
    expect(titlesOf('several lines')[2]).toMatch(
      /^Welfare is lowest \(−\d.* at 3% and 3, highest \(\+\d.*at 0% and 0$/,
    ));

  it('says from where to where an answer of a map is given', () =>
    expect(titlesOf('a map of a threshold')[0]).toBe(
      'Does welfare rise? It rises, anywhere at habit 0, nowhere at 3',
    ));

  it('names the factor that moves an outcome most', () => {
    expect(titlesOf('one at a time')[0]).toMatch(
      /^Payment share of Alipay moves most with habit: −3\.0\spoints at 0/,
    );
    expect(titlesOf('a hypercube')[0]).toMatch(
      /^Payment share of Alipay moves most with habit: 20\.\d% around 0/,
    );
  });
});
