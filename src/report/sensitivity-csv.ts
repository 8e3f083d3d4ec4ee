import type { Interval } from '../core/bootstrap.ts';
import type { Analysis } from '../experiment/sensitivity/analysis.ts';
import { cellText } from './runs-csv.ts';

type Row = readonly (string | number)[];

const line = (row: Row): string => `${row.map(cellText).join(',')}\n`;

const ends = ({ value, low, high }: Interval): Row => [value, low, high];
/** An estimate without an interval. */
const plain = (value: number): Row => [value, Number.NaN, Number.NaN];

/** `morris.csv`: measures of the elementary effects of every factor on every outcome, one a row. */
export function* morrisCsvPieces({ outcomes, study }: Analysis): Generator<string> {
  yield line(['outcome', 'factor', 'measure', 'estimate', 'low', 'high', 'effects', 'missing']);
  for (const { outcome, effects } of outcomes)
    for (const [i, one] of (effects ?? []).entries()) {
      const measures: readonly [string, Row][] = [
        ['mu_star', ends(one.muStar)],
        ['mu', plain(one.mu)],
        ['sigma', plain(one.sigma)],
        ['sigma_without_noise', plain(one.sigmaWithoutNoise)],
        ['noise_floor', plain(one.noiseFloor)],
        ['noise_share', plain(one.noiseShare)],
      ];
      const place = [outcome.text, study.factors[i].column];
      for (const [measure, values] of measures)
        yield line([...place, measure, ...values, one.effects, one.missing]);
    }
}

/** `indices.csv`: `first` and `total`, of every factor for every outcome, one a row. */
export function* indicesCsvPieces({ outcomes, study }: Analysis): Generator<string> {
  yield line(['outcome', 'factor', 'measure', 'estimate', 'low', 'high', 'rows', 'missing']);
  for (const { outcome, indices } of outcomes) {
    if (indices === null) continue;
    for (const [i, { column }] of study.factors.entries())
      for (const measure of ['first', 'total'] as const)
        yield line([
          outcome.text,
          column,
          measure,
          ...ends(indices[measure][i]),
          indices.rows,
          indices.missing,
        ]);
  }
}

/** `noise.csv`: the variance of every outcome that the factors bring about, that within a point, and the latter as a share of both. */
export function* noiseCsvPieces({ outcomes, replicates }: Analysis): Generator<string> {
  yield line(['outcome', 'measure', 'estimate', 'low', 'high', 'replicates']);
  for (const { outcome, indices } of outcomes) {
    if (indices === null) continue;
    const { parameters, noise, noiseShare } = indices;
    yield line([outcome.text, 'parameters_variance', ...ends(parameters), replicates]);
    yield line([outcome.text, 'noise_variance', ...ends(noise), replicates]);
    yield line([outcome.text, 'noise_share', ...ends(noiseShare), replicates]);
  }
}
