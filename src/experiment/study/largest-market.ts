import { plainOf } from '../../scenario/tree.ts';
import { armsOf, type Factor, factorsOf, type NamedScenario, type Study } from './study.ts';

/** The most simulated consumers that a run of the study may have, by which its memory is judged. */
export function largestMarket(study: Study): number {
  return Math.max(...largestRuns(study).map(({ scenario }) => scenario.consumers));
}

/** The scenarios of a study, each with the most consumers that a run of it may have. */
export function largestRuns(study: Study): NamedScenario[] {
  const varied = factorsOf(study).flatMap(consumersAt);
  return armsOf(study).map(({ name, scenario }) => ({
    name,
    scenario: { ...scenario, consumers: Math.max(scenario.consumers, ...varied) },
  }));
}

function consumersAt({ paths, levels, range }: Factor): number[] {
  const ends = range !== null && paths.includes('consumers') ? [range.to] : [];
  const settings = levels.flatMap(({ change }) => change.set).filter(({ path }) => path === 'consumers');
  return [...ends, ...settings.map(({ value }) => Number(plainOf(value)))];
}
