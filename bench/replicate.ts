import { simulate } from '../src/model/simulate.ts';
import { line, medianMs, shipped } from './measure.ts';

/** Seconds for one replicate of the base scenario: 100,000 consumers, 104 weeks. Target: under 2. */
export function replicate(): void {
  const scenario = shipped('seed/china-2018');
  const seconds = medianMs(() => simulate(scenario), 3) / 1000;
  line('china-2018, 100,000 consumers x 104 weeks', `${seconds.toFixed(2)} s per replicate`);
}
