import { plainOf } from '../../scenario/tree.ts';
import { armsOf, type Factor, factorsOf, type Study } from '../study/study.ts';

/** The most simulated consumers that a run of the study may have, by which its memory is judged. */
export function largestMarket(study: Study): number {
  const written = armsOf(study).map(({ scenario }) => scenario.consumers);
  return Math.max(...written, ...factorsOf(study).flatMap(consumersAt));
}

function consumersAt({ paths, levels, range }: Factor): number[] {
  const ends = range !== null && paths.includes('consumers') ? [range.to] : [];
  const settings = levels.flatMap(({ change }) => change.set).filter(({ path }) => path === 'consumers');
  return [...ends, ...settings.map(({ value }) => Number(plainOf(value)))];
}
