import { describe, expect, it } from 'vitest';
import {
  FormulaError,
  loadScenario,
  Mistake,
  parseScenario,
  run,
  ScenarioError,
  simulate,
  summarize,
} from '../src/index.ts';

const small = { overrides: ['weeks=14', 'replicates=2', 'consumers=300'] };

describe('the library', () => {
  it('loads, simulates and sums up a shipped scenario', () => {
    const scenario = loadScenario('first-run', small);
    const result = run(scenario);
    expect(result.series).toHaveLength(2);
    expect(summarize(result).replicates).toBe(2);
  });

  it('a replicate is the same alone and among others', () => {
    const scenario = loadScenario('first-run', small);
    const alone = simulate(scenario, { replicate: 1 }).market.number('payments');
    expect(alone).toEqual(run(scenario).series[1].market.number('payments'));
  });

  it('tells progress in weeks of all replicates', () => {
    const seen: number[] = [];
    run(loadScenario('first-run', small), (done, total) => seen.push(done / total));
    expect(seen).toHaveLength(28);
    expect(seen.at(-1)).toBe(1);
  });

  it('throws errors that can be told apart', () => {
    expect(() => loadScenario('no-such-file')).toThrow(Mistake);
    expect(() => loadScenario('first-run', { overrides: ['weeks=-1'] })).toThrow(ScenarioError);
    expect(() => parseScenario('name: x')).toThrow(ScenarioError);
    expect(FormulaError.prototype).toBeInstanceOf(Error);
  });
});
