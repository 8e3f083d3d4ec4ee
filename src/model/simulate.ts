import type { Scenario } from '../scenario/schema.ts';
import type { Series } from './series.ts';

export interface SimulateOptions {
  /** Which replicate of the scenario, from 0. */
  replicate?: number;
  /** Called after each week with the weeks done. */
  onWeek?: (weeksDone: number) => void;
}

/** Runs one replicate of a scenario: the same scenario and replicate give the same series, bit for bit. */
export function simulate(_scenario: Scenario, _options: SimulateOptions = {}): Series {
  throw new Error('the engine is being written');
}
