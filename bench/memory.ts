import { simulate } from '../src/model/simulate.ts';
import { line, shipped } from './measure.ts';

/** Memory of the process after a few weeks of ten million consumers. Target: under 1 GB. */
export function memory(): void {
  const scenario = shipped('seed/china-2018', ['consumers=10000000', 'weeks=5']);
  const start = performance.now();
  simulate(scenario);
  const seconds = (performance.now() - start) / 1000;
  const megabytes = process.memoryUsage().rss / 2 ** 20;
  line('ten million consumers, 5 weeks', `${megabytes.toFixed(0)} MB resident, ${seconds.toFixed(1)} s`);
}
