import type { RunResult } from '../../experiment/run.ts';
import type { Scenario } from '../../scenario/schema.ts';

/** So many results are kept at most. */
const MOST = 6;

/** Results that need not be computed again: of a lesson, or of a run that was pinned. The oldest leave first. */
export class Shelf {
  private readonly results = new Map<string, RunResult>();

  find(scenario: Scenario): RunResult | undefined {
    return this.results.get(JSON.stringify(scenario));
  }

  /** @param asked the scenario as it was asked for; the result may be of fewer consumers */
  keep(asked: Scenario, result: RunResult): void {
    const key = JSON.stringify(asked);
    this.results.delete(key);
    this.results.set(key, result);
    const [oldest] = this.results.keys();
    if (this.results.size > MOST) this.results.delete(oldest);
  }
}
