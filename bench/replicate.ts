import { simulate } from '../src/model/simulate.ts';
import { type Figure, figure } from './finding.ts';
import { medianMs, shipped } from './measure.ts';

/** Seconds for one replicate of the base scenario: 100,000 consumers, 104 weeks. */
export function* replicate(): Generator<Figure> {
  const scenario = shipped('seed/china-2018');
  const seconds = medianMs(() => simulate(scenario), 3) / 1000;
  yield figure('china-2018, 100,000 consumers x 104 weeks', `${seconds.toFixed(2)} s per replicate`, '2 s');
}
