import type { Comparison } from '../experiment/compare/comparison.ts';
import type { Contrast } from '../experiment/compare/contrast.ts';
import { tracedIn } from '../experiment/compare/look-up.ts';
import { numberText, quoted } from './csv.ts';

const row = (cells: readonly (string | number)[]): string =>
  `${cells.map((cell) => (typeof cell === 'number' ? numberText(cell) : quoted(cell))).join(',')}\n`;

const NUMBERS = ['first_mean', 'mean', 'difference', 'low', 'high', 'replicates', 'variance_ratio'];

/** What a contrast says, in the order of `NUMBERS`; no ratio where the difference does not vary at all. */
const numbersOf = ({ first, other, difference, saved }: Contrast): number[] => [
  first.mean,
  other.mean,
  difference.mean,
  difference.low,
  difference.high,
  difference.n,
  Number.isFinite(saved) ? saved : Number.NaN,
];

/** `comparison.csv`: a line a scenario (but the first) and headline figure. Figures that either lacks are left out. */
export function* comparisonCsvPieces({ study, pairs }: Comparison): Generator<string> {
  yield row(['scenario', 'scope', 'subject', 'region', 'figure', 'unit', ...NUMBERS]);
  for (const { arm, outcomes } of pairs)
    for (const [i, { scope, subject, region, figure, unit }] of study.outcomes
      .slice(0, study.headlines)
      .entries())
      if (outcomes[i].difference.n > 0)
        yield row([arm.name, scope, subject, region, figure, unit, ...numbersOf(outcomes[i])]);
}

/** `welfare.csv`: a line a scenario (but the first) and group; parts sum to welfare. Money per person and year. */
export function* welfareCsvPieces({ groups, pairs }: Comparison): Generator<string> {
  yield row([
    ...['scenario', 'kind', 'role', 'subject', 'region', ...NUMBERS],
    ...['own_difference', 'own_low', 'own_high'],
  ]);
  for (const { arm, groups: own, persons } of pairs)
    for (const [i, { kind, role, subject, region }] of groups.entries()) {
      const { mean, low, high } = persons[i].difference;
      yield row([arm.name, kind, role, subject, region, ...numbersOf(own[i]), mean, low, high]);
    }
}

/** `weeks.csv`: what charts show week by week: a line a scenario (but the first), figure of the whole market, and week. */
export function* weeksCsvPieces({ study, pairs }: Comparison): Generator<string> {
  yield row(['scenario', 'scope', 'subject', 'figure', 'unit', 'week', ...NUMBERS]);
  const traced = new Map(
    study.outcomes
      .slice(study.headlines)
      .map((outcome) => [`${outcome.figure}\n${outcome.subject}`, outcome]),
  );
  const series = [...traced.values()].map((outcome) => ({ outcome, weeks: tracedIn(study, outcome) }));
  for (const { arm, outcomes } of pairs)
    for (const { outcome, weeks } of series) {
      const { scope, subject, figure, unit } = outcome;
      const lines = weeks.map((at, i) =>
        row([arm.name, scope, subject, figure, unit, i + 1, ...numbersOf(outcomes[at])]),
      );
      yield lines.join('');
    }
}
