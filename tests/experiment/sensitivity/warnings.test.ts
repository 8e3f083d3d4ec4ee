import { describe, expect, it } from 'vitest';
import { stream } from '../../../src/core/rng.ts';
import { rankingOf, varianceParts } from '../../../src/experiment/sensitivity/ranking.ts';
import { warningsOf } from '../../../src/experiment/sensitivity/warnings.ts';
import { type Answering, answered, loadUnitStudy, type Wanted } from './answered.ts';

const luck = (run: number) => stream('luck', run)() - 0.5;
const of = (wanted: Omit<Wanted, 'factors'>, answer: Answering) =>
  answered(loadUnitStudy({ factors: 3, samples: 256, replicates: 2, ...wanted }), answer);
const clear: Answering = (_, [x, y, z]) => [4 * x + 2 * y + z, 4 * z + 2 * y + x];

describe('what a reader of the analysis is warned of', () => {
  it('is nothing where the order of factors is clear', () => {
    expect(warningsOf(of({}, clear))).toEqual([]);
  });

  it('is that one run of each point hides chance, unless nothing is drawn', () => {
    expect(warningsOf(of({ replicates: 1 }, clear))).toEqual([
      expect.stringMatching(/^with one run of each point chance cannot be told apart/),
    ]);
    expect(warningsOf(of({ replicates: 1, engine: 'mean-field' }, clear))).toEqual([]);
  });

  it('is chance that rules', () => {
    const warnings = warningsOf(
      of({ samples: 1024 }, ({ run }, [x, y]) => [x + 3 * luck(run), x + 4 * y]),
    ).filter((one) => one.includes('variance of one run'));
    expect(warnings).toEqual([
      expect.stringMatching(/^“Payment share of Alipay”: chance is (8|9)\d% of the variance of one run/),
    ]);
  });

  it('is an order that is open, with the samples that would tell', () => {
    const [warning] = warningsOf(of({ samples: 128 }, (_, [x, y, z]) => [4 * x + 3.6 * y + z, 4 * x + y]));
    expect(warning).toMatch(
      /^“Payment share of Alipay”: the order of .* and .* is open, their intervals overlap; about [\d,]+ samples, now 128, would tell them apart$/,
    );
    const needed = Number(/about ([\d,]+)/.exec(warning)![1].replace(',', ''));
    expect(Math.log2(needed) % 1).toBe(0);
    expect(needed).toBeGreaterThan(128);
  });

  it('is intervals too wide to rank', () => {
    expect(warningsOf(of({ samples: 4 }, clear)).join('\n')).toMatch(
      /intervals too wide to rank the factors, up to \d\.\d\d; (about [\d,]+|many times as many) samples, now 4, would bring that to 0\.2/,
    );
  });

  it('is told once for outcomes that share it', () => {
    const same: Answering = (task, point) => {
      if (task.run % 7 === 0) return undefined;
      return clear(task, point);
    };
    const warnings = warningsOf(of({}, same));
    expect(warnings[0]).toMatch(/^\d+ of \d+ runs failed; what needs them is left out$/);
    expect(warnings[1]).toMatch(
      /^\d+ of 60 elementary effects and \d+ of 256 base points of the indices left out/,
    );
  });

  it('is an outcome that nothing moves, or whose movement chance hides', () => {
    expect(warningsOf(of({}, (_, [x]) => [x, 1])).join('\n')).toContain(
      '“Lost sales”: no factor moves it anywhere in the ranges',
    );
    const swamped: Answering = ({ run }, [x]) => [x, x + (run % 2 === 0 ? 1 : -1) * (run % 4 < 2 ? 9 : 8)];
    expect(warningsOf(of({ samples: 64, method: 'sobol' }, swamped)).join('\n')).toContain(
      '“Lost sales”: chance hides whatever the factors do',
    );
  });

  it('is a number of samples at which a Sobol sequence is not balanced', () => {
    expect(warningsOf(of({ samples: 200 }, clear)).join()).toContain('200 samples are no power of two');
  });
});

describe('the ranking of factors', () => {
  it('leaves open what does not rise above the noise floor', () => {
    const [{ matter, open, slight }] = of({ method: 'morris' }, ({ run }, [x]) => [
      x + luck(run),
      x,
    ]).outcomes.map(rankingOf);
    expect(matter).toEqual([0]);
    expect([...open, ...slight].sort()).toEqual([1, 2]);
  });
});

describe('the parts of the variance of one run', () => {
  it('are what factors do alone, what they do together, and chance', () => {
    // x y about its middle: all of its variance, 1/144, is of the two together; luck has 1/12 of its square.
    const together: Answering = ({ run }, [x, y, z]) => [
      (x - 0.5) * (y - 0.5) + luck(run) / Math.sqrt(12),
      x + y + z,
    ];
    const [crossed, plain] = of({ samples: 4096, method: 'sobol' }, together).outcomes.map(varianceParts);
    expect(crossed.alone).toBeCloseTo(0, 1);
    expect(crossed.together).toBeCloseTo(0.5, 1);
    expect(crossed.chance).toBeCloseTo(0.5, 1);
    expect(plain.alone).toBeCloseTo(1, 1);
    expect(plain.alone + plain.together + plain.chance).toBeCloseTo(1, 12);
  });
});
