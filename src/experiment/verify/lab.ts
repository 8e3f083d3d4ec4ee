import type { Series } from '../../model/series.ts';
import { simulate } from '../../model/simulate.ts';
import type { Scenario } from '../../scenario/schema.ts';
import type { Lab } from './benchmark.ts';

/** How a bench of runs is set up. */
export interface LabOptions {
  readonly z: number;
  /** Whether agents are simulated. Without them `agents` answers with the mean field, for checks that nobody reads. */
  readonly withAgents: boolean;
  /** Called before each run with the runs made so far. */
  readonly onRun?: (made: number) => void;
}

/** The lab of one benchmark: every run is made when it is first asked for, and kept while the benchmark is examined. */
export function createLab(scenario: Scenario, { z, withAgents, onRun = () => {} }: LabOptions): Lab {
  const averages = new Map<string, Series>();
  const samples = new Map<string, readonly Series[]>();
  let made = 0;
  const run = (market: Scenario, replicate: number): Series => {
    onRun(made++);
    return simulate(market, { replicate });
  };
  const meanField = (asked = scenario): Series => {
    const market: Scenario = { ...asked, engine: 'mean-field', replicates: 1 };
    return kept(averages, market, () => run(market, 0));
  };
  const agents = (asked = scenario): readonly Series[] => {
    const market: Scenario = { ...asked, engine: 'agents' };
    return kept(samples, market, () =>
      Array.from({ length: asked.replicates }, (_, replicate) =>
        withAgents ? run(market, replicate) : meanField(asked),
      ),
    );
  };
  return { scenario, z, meanField, agents };
}

/** Two scenarios with the same settings are one, whether or not they are the same object. */
function kept<Result>(runs: Map<string, Result>, market: Scenario, make: () => Result): Result {
  const key = JSON.stringify(market);
  const known = runs.get(key);
  if (known !== undefined) return known;
  const result = make();
  runs.set(key, result);
  return result;
}
