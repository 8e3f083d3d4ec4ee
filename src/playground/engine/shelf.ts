import type { RunResult } from '../../experiment/run.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { bytesOf } from './budget.ts';

/** So many results are kept at most, and so many bytes of them. */
const MOST = 6;
const MOST_BYTES = 3e8;

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
    for (const oldest of this.results.keys()) if (this.isFull()) this.results.delete(oldest);
  }

  private isFull(): boolean {
    const bytes = [...this.results.values()].reduce((sum, { scenario }) => sum + bytesOf(scenario), 0);
    return this.results.size > MOST || bytes > MOST_BYTES;
  }
}
