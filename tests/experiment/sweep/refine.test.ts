import { describe, expect, it } from 'vitest';
import { regimeGrid } from '../../../src/experiment/sweep/regime.ts';
import { type Answering, sweepOf } from '../../helpers/sweep.ts';

const study = (refine: number, steps = 5): string => `study: sweep
name: A border
base: first-run
factors:
  - { parameter: 'interventions[0].bonus', from: 0, to: 0.04, steps: ${steps} }
  - { parameter: habit.strength, from: 0, to: 1, steps: ${steps} }
replicates: 3
outcomes: [welfare]
maps:
  - { by: threshold, name: Above?, outcome: welfare, above: 0 }
refine: ${refine}
`;

/** Whether a point lies beyond a curved border; replicates scatter about it without a mean. */
const beyond = (x: number, y: number): number => x - 0.021 * (1 + y * y * 0.6);
const curved: Answering = ([x, y], replicate) => [beyond(Number(x), Number(y)) + (replicate - 1) * 0.001];

const pointsOf = ({ sweep }: ReturnType<typeof sweepOf>): string[] =>
  Array.from({ length: sweep.plan.conditions }, (_, i) => sweep.plan.conditionAt(i).point.join());

describe('a map that is refined', () => {
  it('finds a border to the finest step: everywhere the answer of the full grid', () => {
    const refined = regimeGrid(sweepOf(study(3), curved).result, 0);
    const full = regimeGrid(sweepOf(study(0, 33), curved).result, 0);
    expect([...refined.right, ...refined.up]).toEqual([...full.right, ...full.up]);
    expect(refined.answer).toEqual(full.answer);
  });

  it('runs only a small part of the full grid, and each point once', () => {
    const points = pointsOf(sweepOf(study(3), curved));
    expect(new Set(points).size).toBe(points.length);
    expect(points.length).toBeLessThan(0.3 * 33 * 33);
  });

  it('adds points only at cells that the border crosses', () => {
    const added = pointsOf(sweepOf(study(1), curved)).slice(25);
    expect(added.length).toBeGreaterThan(0);
    for (const point of added) {
      const [x, y] = point.split(',').map(Number);
      const around = [-0.01, 0, 0.01].flatMap((dx) =>
        [-0.25, 0, 0.25].map((dy) => beyond(x + dx, y + dy) > 0),
      );
      expect(new Set(around).size).toBe(2);
    }
  });

  it('adds nothing where there is one answer only', () =>
    expect(pointsOf(sweepOf(study(4), () => [1]))).toHaveLength(25));

  it('keeps the runs of the coarse grid under their numbers', () => {
    const [coarse, fine] = [study(0), study(2)].map((text) => pointsOf(sweepOf(text, curved)));
    expect(fine.slice(0, coarse.length)).toEqual(coarse);
  });

  it('tells how many replicates agree, and fills in between corners that agree', () => {
    const { answer, agree, known } = regimeGrid(sweepOf(study(2), curved).result, 0);
    expect(answer.every((one) => one >= 0)).toBe(true);
    expect(agree.every((share) => share >= 0 && share <= 1)).toBe(true);
    expect(known.filter((one) => one === 0).length).toBeGreaterThan(0);
    expect([...agree].some((share) => share < 1)).toBe(true);
  });
});
