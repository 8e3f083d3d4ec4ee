import { describe, expect, it } from 'vitest';
import { runsOf, tasksOf } from '../../../src/experiment/runner/plan.ts';
import { Sensitivity } from '../../../src/experiment/sensitivity/sensitivity.ts';
import { loadUnitStudy, type Wanted } from './answered.ts';

const planOf = (wanted: Wanted) => new Sensitivity(loadUnitStudy(wanted)).plan;
const drawsOf = (wanted: Wanted): number[][] => {
  const plan = planOf(wanted);
  const draws: number[][] = Array.from({ length: plan.conditions }, () => []);
  for (const { run, draw } of tasksOf(plan, 0, runsOf(plan))) draws[plan.placeOf(run).condition].push(draw);
  return draws;
};

describe('the plan of a sensitivity study', () => {
  it('has the points of its methods, the screening first', () => {
    const sizes = { factors: 3, trajectories: 5, samples: 8 };
    expect(planOf({ ...sizes, method: 'morris' }).conditions).toBe(5 * 4);
    expect(planOf({ ...sizes, method: 'sobol' }).conditions).toBe(8 * 5);
    const both = planOf({ ...sizes, method: 'both' });
    expect(both.conditions).toBe(20 + 40);
    const points = (method: 'morris' | 'sobol') => {
      const plan = planOf({ ...sizes, method });
      return Array.from({ length: plan.conditions }, (_, i) => plan.conditionAt(i).point);
    };
    expect(Array.from({ length: 60 }, (_, i) => both.conditionAt(i).point)).toEqual([
      ...points('morris'),
      ...points('sobol'),
    ]);
  });

  it('gives replicate r of every point of the screening draws r, and every other run draws of its own', () => {
    const draws = drawsOf({ factors: 2, trajectories: 4, samples: 8, replicates: 3 });
    const [screening, shares] = [draws.slice(0, 12), draws.slice(12).flat()];
    for (const one of screening) expect(one).toEqual([0, 1, 2]);
    expect(new Set(shares).size).toBe(8 * 4 * 3);
    expect(Math.min(...shares)).toBeGreaterThan(2);
  });

  it('gives every run draws of its own where there is no screening', () => {
    const draws = drawsOf({ factors: 2, samples: 8, replicates: 3, method: 'sobol' }).flat();
    expect(new Set(draws).size).toBe(8 * 4 * 3);
  });

  it('runs each point once where nothing is drawn, whatever the study asks for', () => {
    expect(planOf({ factors: 2, engine: 'mean-field', replicates: 5 }).replicates).toBe(1);
    expect(planOf({ factors: 2, replicates: 5 }).replicates).toBe(5);
  });

  it('does not take expected values for certain where the noise of a retailer is a factor', () => {
    const study = loadUnitStudy({ factors: 2, engine: 'mean-field', replicates: 5 });
    const noisy = {
      ...study.factors[1],
      paths: ['retailers.chains.hypermarket.choiceNoise'],
    };
    expect(new Sensitivity({ ...study, factors: [study.factors[0], noisy] }).plan.replicates).toBe(5);
  });

  it('is the same again, and has other points with another seed', () => {
    const points = (more = '') => {
      const study = loadUnitStudy({ factors: 2, samples: 8, trajectories: 3 });
      const { base } = study;
      const scenario = more === '' ? base.scenario : { ...base.scenario, seed: more };
      const { plan } = new Sensitivity({ ...study, base: { ...base, scenario } });
      return Array.from({ length: plan.conditions }, (_, i) => plan.conditionAt(i).point);
    };
    expect(points()).toEqual(points());
    expect(points('another')).not.toEqual(points());
  });
});
