import { estimate } from '../core/stats.ts';
import type { Experiment } from '../experiment/runner/experiment.ts';
import { factorsOf } from '../experiment/study/study.ts';
import type { ConditionResult } from '../experiment/sweep/means.ts';
import { numberText, quoted } from './csv.ts';
import { cellText } from './runs-csv.ts';

const HEADS = ['outcome', 'n', 'failed', 'mean', 'sd', 'low', 'high'];

/** Mean, spread and 95 % interval of every outcome in every condition, one a row. */
export function* conditionsCsvPieces(
  experiment: Experiment,
  results: Iterable<ConditionResult>,
): Generator<string> {
  const { study, plan } = experiment;
  yield `${['condition', ...factorsOf(study).map(({ column }) => column), ...HEADS].map(quoted).join(',')}\n`;
  for (const { condition, failed, values } of results) {
    const place = [condition, ...plan.conditionAt(condition).point].map(cellText).join(',');
    const rows = values.map((all, i) => {
      const { n, mean, sd, low, high } = estimate(all);
      return `${place},${quoted(study.outcomes[i].text)},${[n, failed, mean, sd, low, high].map(numberText).join(',')}\n`;
    });
    yield rows.join('');
  }
}
