import { measureByAdvances } from '../../chart/measure.ts';
import { compareRuns } from '../../experiment/compare/compare-runs.ts';
import type { RunResult } from '../../experiment/run.ts';
import { comparisonView } from '../../report/comparison-view.ts';
import { diffScenarios } from '../../scenario/diff.ts';
import { drawSpec } from './draw.ts';
import type { Compared, Picture } from './messages.ts';
import { turn } from './turns.ts';

/**
 * Holds one run against another, in words, tables and pictures.
 *
 * @param prefix what the names of the pictures begin with
 * @param wanted throws where nobody waits for them any more
 */
export async function compare(
  prefix: string,
  [a, b]: readonly [RunResult, RunResult],
  names: readonly [string, string],
  wanted: () => void,
): Promise<Compared> {
  const comparison = compareRuns(a, b, { names });
  const { answer, source, pictures, sections } = comparisonView(comparison, measureByAdvances);
  const drawn: Picture[] = [];
  for (const { id, spec } of pictures) {
    await turn();
    wanted();
    drawn.push(await drawSpec(`${prefix}-${id}`, spec, comparison.first.scenario, measureByAdvances));
  }
  return { changes: diffScenarios(a.scenario, b.scenario), answer, source, pictures: drawn, sections };
}
