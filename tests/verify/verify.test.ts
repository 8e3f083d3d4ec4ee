import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Benchmark } from '../../src/experiment/verify/benchmark.ts';
import { logit } from '../../src/experiment/verify/benchmarks/choice/logit.ts';
import { compare, pictureOf } from '../../src/experiment/verify/compare.ts';
import { createLab } from '../../src/experiment/verify/lab.ts';
import { platformShare } from '../../src/experiment/verify/read.ts';
import { verifyCase } from '../../src/experiment/verify/verify.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { bareMarket } from '../helpers/scenario.ts';

const BOTH = { z: 4, engines: ['mean-field', 'agents'] } as const;

const market = (tastes: Readonly<Record<string, number>>): Scenario =>
  bareMarket(tastes, { consumers: 2000, replicates: 5, benchmark: 'logit' });

const examine = (benchmark: Benchmark, scenario: Scenario, terms: Parameters<typeof verifyCase>[1] = BOTH) =>
  verifyCase({ id: benchmark.name, benchmark, scenario, file: 'x.yaml', command: '' }, terms);

/** A benchmark whose theory is off by a factor. */
const falsified = (factor: number): Benchmark => ({
  ...logit,
  examine: (lab) => {
    const checks = compare(lab, { what: 'share of a', expected: 0.5 * factor, read: platformShare('a', 1) });
    return { checks, picture: pictureOf(checks, { x: 'method', y: 'share', format: 'share' }, lab.z) };
  },
});

describe('a verification', () => {
  it('theory moves with the market: any tastes of up to five methods hold in the mean field', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 1, maxLength: 5 }),
        (tastes) => {
          const scenario = market(Object.fromEntries(tastes.map((taste, i) => [`m${i}`, taste])));
          const { holds, checks } = examine(logit, scenario, { z: 4, engines: ['mean-field'] });
          expect(checks.length).toBeGreaterThanOrEqual(tastes.length);
          expect(holds).toBe(true);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('fails by both engines where theory is off, and by the mean field where it is off by a millionth', () => {
    const scenario = market({ a: 0, b: 0 });
    const failing = (factor: number) =>
      examine(falsified(factor), scenario)
        .checks.filter(({ holds }) => !holds)
        .map(({ engine }) => engine);
    expect(failing(1)).toEqual([]);
    expect(failing(1 + 1e-6)).toEqual(['mean-field']);
    expect(failing(1.2)).toEqual(['mean-field', 'agents']);
  });

  it('fails where the market is not the one that the theory is about', () => {
    const other = market({ a: 0.4, b: 0 });
    const strange: Benchmark = {
      ...logit,
      examine: (lab) =>
        logit.examine({
          ...lab,
          meanField: () => lab.meanField(other),
          agents: () => lab.agents(other),
        }),
    };
    const { checks } = examine(strange, market({ a: 0, b: 0 }));
    const shares = checks.filter(({ what }) => /^share of [ab]$/.test(what));
    expect(shares.map(({ holds }) => holds)).toEqual([false, false, false, false]);
  });

  it('a number that does not exist does not hold', () => {
    const { checks } = examine(falsified(Number.NaN), market({ a: 0, b: 0 }));
    expect(checks.map(({ holds }) => holds)).toEqual([false, false]);
  });

  it('simulates no agents where only the mean field is asked, and draws none', () => {
    let made = 0;
    const onRun = () => {
      made++;
    };
    const scenario = { ...market({ a: 0, b: 0 }), replicates: 40 };
    const found = examine(logit, scenario, { z: 4, engines: ['mean-field'], onRun });
    expect(made).toBeLessThan(scenario.replicates);
    expect(found.checks.every(({ engine }) => engine === 'mean-field')).toBe(true);
    expect(found.picture.agents).toEqual([]);
  });
});

describe('a lab', () => {
  it('makes each run once, however often and in whatever copy it is asked for', () => {
    const scenario = market({ a: 1, b: 0 });
    let made = 0;
    const lab = createLab(scenario, { z: 4, withAgents: true, onRun: () => made++ });
    expect(lab.agents()).toBe(lab.agents({ ...scenario }));
    expect(lab.meanField()).toBe(lab.meanField({ ...scenario, replicates: 9 }));
    expect(made).toBe(scenario.replicates + 1);
    expect(lab.agents({ ...scenario, seed: 'other' })).not.toBe(lab.agents());
  });
});
