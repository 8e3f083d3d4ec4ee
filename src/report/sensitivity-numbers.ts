import { decimal, digitsFor, NONE } from '../chart/format.ts';
import { changeWords } from '../chart/sensitivity/words.ts';
import { isShare } from '../chart/sweep/words.ts';
import type { Interval } from '../core/bootstrap.ts';
import type { MorrisEffect } from '../core/morris.ts';
import type { Outcome } from '../experiment/outcomes/outcome.ts';
import type { Analysis, OutcomeAnalysis } from '../experiment/sensitivity/analysis.ts';
import { rankingOf } from '../experiment/sensitivity/ranking.ts';

/** `0.62 (0.58 to 0.66)`. */
export const indexText = ({ value, low, high }: Interval): string =>
  Number.isFinite(value) ? `${decimal(value, 2)}${endsText(low, high, (end) => decimal(end, 2))}` : NONE;

/** μ* in the unit of the outcome, of shares in percentage points. */
export function muStarText(outcome: Outcome, { muStar }: MorrisEffect): string {
  const { value, low, high } = muStar;
  const digits = digitsFor(shown(outcome, value), 3);
  const text = (one: number) => decimal(shown(outcome, one), digits);
  return Number.isFinite(value) ? `${text(value)}${endsText(low, high, text)}` : NONE;
}

const shown = (outcome: Outcome, value: number): number => (isShare(outcome) ? value * 100 : value);

const endsText = (low: number, high: number, text: (end: number) => string): string =>
  Number.isFinite(low) ? ` (${text(low)} to ${text(high)})` : '';

/** Another measure of effects, in the same unit, without the word for it. */
export const effectText = (outcome: Outcome, value: number): string =>
  changeWords(outcome, value).replace(/ points$/, '');

/** Head and cell of a column of the table of one outcome. */
export interface Column {
  readonly head: string;
  readonly cell: (factor: number) => string;
}

/** Columns that a method fills, for a table of one outcome with a row for each factor. */
export function columnsOf({ outcome, effects, indices }: OutcomeAnalysis): Column[] {
  return [
    ...(effects === null
      ? []
      : [
          { head: 'μ*', cell: (i: number) => muStarText(outcome, effects[i]) },
          ...(effects.some(({ noiseFloor }) => noiseFloor > 0)
            ? [{ head: 'noise floor', cell: (i: number) => effectText(outcome, effects[i].noiseFloor) }]
            : []),
          {
            head: 'σ',
            cell: (i: number) =>
              effectText(
                outcome,
                Number.isFinite(effects[i].sigmaWithoutNoise)
                  ? effects[i].sigmaWithoutNoise
                  : effects[i].sigma,
              ),
          },
        ]),
    ...(indices === null
      ? []
      : [
          { head: 'alone (S1)', cell: (i: number) => indexText(indices.first[i]) },
          { head: 'in all (ST)', cell: (i: number) => indexText(indices.total[i]) },
        ]),
  ];
}

/** What is known of chance for one outcome, without a full stop. */
export function chanceText(
  { indices, effects }: OutcomeAnalysis,
  { isCertain, replicates }: Analysis,
): string {
  if (isCertain) return 'nothing is drawn, so that there is no chance in it';
  if (replicates === 1) return 'one run of each point: chance is not told apart';
  if (indices !== null) {
    const { value, low, high } = indices.noiseShare;
    const text = (share: number) => `${decimal(share * 100, 1)}%`;
    return Number.isFinite(value)
      ? `chance ${text(value)}${endsText(low, high, text)} of the variance of one run`
      : 'chance is not known';
  }
  const shares = effects!.map(({ noiseShare }) => noiseShare).filter(Number.isFinite);
  return shares.length === 0
    ? 'chance is not known'
    : `chance makes up to ${decimal(Math.max(...shares) * 100)}% of σ²`;
}

/** Rows of the table: factors, the one that matters most first. */
export const rowsOf = (one: OutcomeAnalysis): readonly number[] => rankingOf(one).order;
