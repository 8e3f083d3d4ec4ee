import { describe, expect, it } from 'vitest';
import { measureByAdvances } from '../../src/chart/measure.ts';
import { compareRuns } from '../../src/experiment/compare/compare-runs.ts';
import { run } from '../../src/experiment/run.ts';
import { comparisonView } from '../../src/report/comparison-view.ts';
import { renderSvg } from '../../src/report/svg.ts';
import { parseScenario } from '../../src/scenario/load.ts';
import type { Scenario } from '../../src/scenario/schema.ts';
import { BOUND, compared, TOWN } from '../helpers/comparison.ts';

const TEXTS = { 'town.yaml': TOWN, 'bound.yaml': BOUND };

const viewOf = (ofTown: Partial<Scenario>, ofBound: Partial<Scenario> = ofTown) =>
  comparisonView(
    compareRuns(run({ ...parseScenario(TOWN), ...ofTown }), run({ ...parseScenario(BOUND), ...ofBound })),
    measureByAdvances,
  );

describe('a comparison of two runs in memory', () => {
  it.each([
    ['agents', 'replicates: 3', { replicates: 3 }],
    ['the mean field', 'set: { engine: mean-field }', { engine: 'mean-field' }],
  ] as const)('of %s shows what the report of the study shows', (_, settings, same) => {
    expect(viewOf(same)).toEqual(comparisonView(compared(TEXTS, settings), measureByAdvances));
  });

  it('has no intervals for expected values, and says why', () => {
    const { sections, source, answer } = viewOf({ engine: 'mean-field' });
    expect(sections.welfare).not.toContain('95% interval');
    expect(sections.precision).toContain('nothing is drawn');
    expect(source).toContain('expected values');
    expect(answer).toMatch(/“Bound” all together are CNY \d+ per person and year worse off/);
  });

  it('does not speak of common draws where there are none', () => {
    const view = viewOf({ replicates: 3 }, { replicates: 3, seed: 'other' });
    const text = JSON.stringify(view);
    expect(text).not.toMatch(/[Ss]ame draws \(|on the same draws|Variance saved/);
    expect(view.sections.differences).toContain('Each scenario has draws of its own');
    expect(view.source).toContain('seed “town” · “Bound”: 400 consumers, seed “other”');
  });

  it('draws its pictures', async () => {
    for (const { spec } of viewOf({ replicates: 2 }).pictures)
      expect(await renderSvg(spec, measureByAdvances)).toMatch(/^<svg /);
  });
});
