import type { Free } from './targets.ts';

/** Values of the parameters at a point of the unit cube, whose edges are their bounds. */
export const valuesAt = (free: readonly Free[], point: readonly number[]): number[] =>
  free.map(({ low, high }, i) => low + point[i] * (high - low));

/** The point of the unit cube where the parameters have these values. */
export const pointOf = (free: readonly Free[], values: readonly number[]): number[] =>
  free.map(({ low, high }, i) => (values[i] - low) / (high - low));

export const widthOf = ({ low, high }: Free): number => high - low;
