import type { Design } from '../../src/core/design.ts';
import { normalQuantile } from '../../src/core/normal.ts';
import type { Responses } from '../../src/core/responses.ts';
import { stream } from '../../src/core/rng.ts';

/** What a point answers in a replicate: one number for each outcome. */
export type Answer = (point: readonly number[], replicate: number) => readonly number[];

/** All runs of a design. */
export function answers(design: Design, answer: Answer, replicates = 1): Responses {
  const values: number[] = [];
  for (let index = 0; index < design.points; index++) {
    const point = design.pointAt(index);
    for (let replicate = 0; replicate < replicates; replicate++) values.push(...answer(point, replicate));
  }
  return {
    values: Float64Array.from(values),
    replicates,
    outcomes: values.length / design.points / replicates,
  };
}

/** Independent normal numbers, of mean 0 and this standard deviation. */
export function normalNoise(sd: number, seed: string | number): () => number {
  const random = stream(seed, 'normal noise');
  return () => sd * normalQuantile(random() + 2 ** -34);
}
