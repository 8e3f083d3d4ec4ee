import { gridCells, gridLevels, oneAtATime, oneAtATimePoints } from '../../core/factorial.ts';
import { latinHypercube } from '../../core/latin-hypercube.ts';
import { draw, stream, unit, wordOf } from '../../core/rng.ts';
import { scrambledSobol } from '../../core/sobol-sequence.ts';
import { valueIn, within } from '../study/factors.ts';
import type { Factor, FactorValue, SweepStudy } from '../study/study.ts';

/** The conditions of a sweep, each made when it is asked for. */
export interface Conditions {
  readonly count: number;
  pointAt(index: number): FactorValue[];
}

/** The design of a sweep as conditions in a fixed order; random ones follow from the seed of the scenario. */
export function conditionsOf(study: SweepStudy): Conditions {
  switch (study.design) {
    case 'grid':
      return grid(study.factors);
    case 'one-at-a-time':
      return oneByOne(study);
    case 'latin-hypercube':
    case 'sobol':
    case 'random':
      return filling(study);
    default:
      return study.design satisfies never;
  }
}

/** Every combination of levels; the last factor changes fastest. */
function grid(factors: readonly Factor[]): Conditions {
  const sizes = factors.map(({ levels }) => levels.length);
  return {
    count: gridCells(sizes),
    pointAt: (index) => gridLevels(index, sizes).map((level, i) => factors[i].levels[level].value),
  };
}

/**
 * The base, then each level of each factor with the others at the base: the value of the scenario, or the first level
 * where levels are changes of their own.
 */
function oneByOne({ factors, base }: SweepStudy): Conditions {
  const sizes = factors.map(({ levels }) => levels.length);
  const usual = factors.map((factor) => valueIn(base.scenario, factor) ?? factor.levels[0].value);
  return {
    count: oneAtATimePoints(sizes),
    pointAt: (index) => {
      const change = oneAtATime(index, sizes);
      return change === null
        ? usual
        : usual.with(change.factor, factors[change.factor].levels[change.level].value);
    },
  };
}

function filling({ design, factors, samples, base }: SweepStudy): Conditions {
  const cube = cubeOf(design, samples, factors.length, base.scenario.seed);
  return {
    count: samples,
    pointAt: (index) => cube(index).map((position, i) => within(factors[i].range!, position)),
  };
}

type Cube = (index: number) => readonly number[];

function cubeOf(
  design: SweepStudy['design'],
  points: number,
  dimensions: number,
  seed: string | number,
): Cube {
  if (design === 'latin-hypercube') return latinHypercube({ points, dimensions, seed }).pointAt;
  return design === 'sobol' ? scrambledSobol(dimensions, seed).pointAt : anywhere(dimensions, seed);
}

/** Independent uniform points, each from its number alone. */
function anywhere(dimensions: number, seed: string | number): Cube {
  const random = stream(seed, 'random design');
  const keys = Array.from({ length: dimensions }, () => Int32Array.of(wordOf(random), wordOf(random)));
  return (index) => keys.map((key) => unit(draw(key, 0, index)));
}
