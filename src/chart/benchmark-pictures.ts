import type { Verification } from '../experiment/verify/verify.ts';
import { benchmarkChart, isDrawn } from './benchmark.ts';
import type { Spec } from './figure.ts';
import type { Measure } from './measure.ts';
import { zScoreChart, zScores } from './z-scores.ts';

/** A picture and the name of its file. */
export interface NamedPicture {
  readonly id: string;
  readonly spec: Spec;
}

/** Name of the picture of all distances between agents and theory. */
export const Z_SCORES = 'z-scores';
/** Fewer distances than this have no shape. */
const MANY = 20;

/** The pictures of a verification: all distances at once, then each benchmark by its id. */
export function picturesOf(found: Verification, measure: Measure): NamedPicture[] {
  const own = found.benchmarks
    .filter(isDrawn)
    .map((one) => ({ id: one.id, spec: benchmarkChart(one, found.z, measure) }));
  const all = zScores(found).length < MANY ? [] : [{ id: Z_SCORES, spec: zScoreChart(found, measure) }];
  return [...all, ...own];
}
