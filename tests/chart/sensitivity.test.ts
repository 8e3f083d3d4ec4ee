import { describe, expect, it } from 'vitest';
import type { Spec } from '../../src/chart/figure.ts';
import { measureByAdvances } from '../../src/chart/measure.ts';
import { placeLabels } from '../../src/chart/sensitivity/labels.ts';
import { sensitivityPictures } from '../../src/chart/sensitivity/pictures.ts';
import { findingOf, leaders } from '../../src/chart/sensitivity/words.ts';
import { stream } from '../../src/core/rng.ts';
import type { Analysis } from '../../src/experiment/sensitivity/analysis.ts';
import { answered, loadUnitStudy, type Wanted } from '../experiment/sensitivity/answered.ts';
import { cutTexts } from './texts.ts';

const LONG = 'A parameter with a name so long that nobody would want to read it in a chart';

/** Two outcomes of three factors: one that two of them move, alone and together, and one that only the third does. */
function analysed(wanted: Partial<Wanted> = {}, noise = 0): Analysis {
  const study = loadUnitStudy({ factors: 3, samples: 256, replicates: 2, ...wanted });
  const luck = (run: number) => noise * (stream('luck', run)() - 0.5);
  return answered(study, ({ run }, [x, y, z]) => [x + 0.3 * y + x * y + luck(run), z + luck(run)]);
}

const named = (analysis: Analysis, labels: readonly string[]): Analysis => ({
  ...analysis,
  study: {
    ...analysis.study,
    factors: analysis.study.factors.map((factor, i) => ({ ...factor, label: labels[i] })),
  },
});

const LABELS = ['Alpha', 'Beta', 'Gamma'];
const noisy = named(analysed({}, 0.4), LABELS);
const titlesOf = (analysis: Analysis): Record<string, string> =>
  Object.fromEntries(
    sensitivityPictures(analysis, measureByAdvances).map(({ id, spec }) => [
      id,
      (spec.usermeta as { title: string }).title,
    ]),
  );
const picture = (analysis: Analysis, id: string): Spec =>
  sensitivityPictures(analysis, measureByAdvances).find((one) => one.id === id)!.spec;
const sentence = (analysis: Analysis, place: number) =>
  findingOf(analysis.outcomes[place], analysis.study.factors);

describe('the words for what matters', () => {
  it('give shares alone, with interactions where there are some, and chance', () => {
    expect(sentence(noisy, 0)).toMatch(
      /^Of the variance that the factors give “Payment share of Alipay”, Alpha explains \d\d% alone.* and Beta \d\d%; Gamma hardly matters; chance is \d.*% of the variance of one run$/,
    );
    expect(sentence(noisy, 1)).toMatch(
      /“Lost sales”, Gamma explains (9\d|10\d)% alone; Alpha and Beta hardly matter; chance/,
    );
  });

  it('give effects in percentage points where there are no shares of the variance', () => {
    const screened = named(analysed({ method: 'morris' }), LABELS);
    expect(sentence(screened, 1)).toBe(
      '“Lost sales” moves most with Gamma (100 points on average over its range); Alpha and Beta hardly matter',
    );
  });

  it('do not speak of chance where each point was run once', () => {
    expect(sentence(named(analysed({ replicates: 1 }), LABELS), 1)).not.toContain('chance');
  });

  it('name the factors that lead', () => {
    expect(leaders(noisy)).toBe('What comes first differs by outcome: Alpha and Gamma');
    expect(leaders({ ...noisy, outcomes: [noisy.outcomes[0], noisy.outcomes[0]] })).toBe(
      'Alpha comes first for both outcomes',
    );
    expect(leaders({ ...noisy, outcomes: [noisy.outcomes[1]] })).toBe('Gamma comes first for “Lost sales”');
  });

  it('say so where nothing moves an outcome', () => {
    const study = loadUnitStudy({ factors: 2, samples: 16, replicates: 2 });
    const still = answered(study, () => [1, 2]);
    expect(sentence(still, 0)).toBe('No factor moves “Payment share of Alipay”');
    expect(leaders(still)).toBe('No factor is known to matter for any outcome');
    expect(sensitivityPictures(still, measureByAdvances)).toEqual([]);
  });
});

describe('the charts of a sensitivity study', () => {
  it('are titled with what they show', () => {
    const titles = titlesOf(noisy);
    expect(titles.indices).toBe('What comes first differs by outcome: Alpha and Gamma');
    expect(titles.variance).toMatch(
      /^Factors one by one make \d+% to \d+% of the variance of a run, their combinations [\d%to ]+%, chance \d+% to \d+%$/,
    );
    expect(titles.screening).toBe('Every factor moves some outcome');
  });

  it('name the factor that moves most outcomes furthest', () => {
    const [first, second] = noisy.outcomes;
    expect(titlesOf({ ...noisy, outcomes: [first, first, second] }).screening).toBe(
      'Every factor moves some outcome; Alpha moves 2 of 3 furthest',
    );
  });

  it('name in the screening what can be left out', () => {
    const study = loadUnitStudy({ factors: 3, method: 'morris' });
    const found = named(
      answered(study, (_, [x, y]) => [x + 0.001 * y, y]),
      LABELS,
    );
    expect(titlesOf(found)).toEqual({ screening: 'Gamma hardly moves any outcome' });
  });

  it('mark the floor of noise where there is noise, and speak of chance only where it is known', () => {
    expect(JSON.stringify(picture(noisy, 'screening'))).toContain('noise floor');
    const certain = named(analysed({ engine: 'mean-field' }), LABELS);
    expect(JSON.stringify(picture(certain, 'screening'))).not.toContain('noise floor');
    expect(JSON.stringify(picture(certain, 'variance'))).not.toContain('"Chance"');
    expect(JSON.stringify(picture(noisy, 'variance'))).toContain('"Chance"');
    const once = named(analysed({ replicates: 1 }, 0.4), LABELS);
    expect(JSON.stringify(picture(once, 'variance'))).toContain('Factors together, and chance');
  });

  it.each(['indices', 'variance', 'screening'])('cut no text of %s, however long names are', async (id) => {
    expect(await cutTexts(picture(noisy, id), 10)).toEqual([]);
    const long = named(noisy, [LONG, `${LONG}, again`, 'Gamma']);
    expect(await cutTexts(picture(long, id), 10)).toEqual([]);
  });

  it.each([1, 2, 3, 5])('lay %i outcomes side by side within their width', async (n) => {
    const outcomes = Array.from({ length: n }, (_, i) => noisy.outcomes[i % 2]);
    for (const { spec } of sensitivityPictures({ ...noisy, outcomes }, measureByAdvances))
      expect(await cutTexts(spec, 6)).toEqual([]);
  });
});

describe('names beside marks', () => {
  const plot = { width: 300, height: 200, measure: (text: string) => 7 * text.length };
  const mark = (x: number, y: number, text: string, isSlight = false) => ({
    ...{ x, y, from: x - 10, to: x + 10, text, ink: 'black', isSlight },
  });

  it('cover neither one another nor any mark', () => {
    const random = stream('marks');
    const marks = Array.from({ length: 12 }, (_, i) =>
      mark(random() * plot.width, random() * plot.height, `Factor ${i}`),
    );
    const placed = placeLabels(marks, plot).map(({ text, x, y, align }) => {
      const width = plot.measure(text);
      const left = align === 'left' ? x : align === 'right' ? x - width : x - width / 2;
      return { left, right: left + width, top: y - 7, bottom: y + 7 };
    });
    expect(placed.length).toBeGreaterThan(6);
    for (const [i, a] of placed.entries()) {
      for (const b of placed.slice(i + 1))
        expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false);
      for (const { x, y } of marks)
        expect(x > a.left && x < a.right && y > a.top && y < a.bottom).toBe(false);
    }
  });

  it('leave out slight factors before those that matter', () => {
    const crowd = [mark(8, 195, 'first', true), mark(8, 195, 'second'), mark(9, 195, 'third', true)];
    const [one] = placeLabels(crowd, { ...plot, width: 60, height: 200 });
    expect(one.text).toBe('second');
  });
});
