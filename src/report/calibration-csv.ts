import type { Calibration } from '../experiment/calibrate/calibration.ts';

type Cell = string | number | boolean | null | undefined;

const text = (cell: Cell): string => {
  if (cell === null || cell === undefined || (typeof cell === 'number' && !Number.isFinite(cell))) return '';
  const plain = String(cell);
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
};

const csv = (heads: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  [heads, ...rows].map((row) => `${row.map(text).join(',')}\n`).join('');

/** `estimates.csv`: a line a parameter; no standard error at a bound and where nothing tells it. */
export const estimatesCsv = ({ estimates }: Calibration): string =>
  csv(
    ['parameter', 'start', 'estimate', 'standard_error', 'low', 'high', 'at_bound', 'identified'],
    estimates.map(({ free, value, standardError, atBound, moves }) => [
      free.name,
      free.start,
      value,
      standardError,
      free.low,
      free.high,
      atBound,
      moves && Number.isFinite(standardError),
    ]),
  );

/** `moments.csv`: a line a target; `gap` in standard errors of the target, by the mean field. */
export const momentsCsv = ({ moments }: Calibration): string =>
  csv(
    [
      'target',
      'moment',
      'fitted',
      'target_value',
      'standard_error',
      'at_start',
      'mean_field',
      'gap',
      'agents',
      'agents_error',
      'status',
      'source',
    ],
    moments.map(({ target, start, meanField, gap, agents }) => [
      target.name,
      target.moment.name,
      !target.check,
      target.value,
      target.standardError,
      start,
      meanField,
      gap,
      agents?.mean,
      agents?.error,
      target.status,
      target.source,
    ]),
  );

/** `identification/profiles.csv`: rise of J with each parameter held at some values. */
export const profilesCsv = ({ profiles }: Calibration): string =>
  csv(
    ['parameter', 'value', 'rise_of_j'],
    profiles.flatMap(({ free, points }) => points.map(({ value, rise }) => [free.name, value, rise])),
  );

/** `identification/correlations.csv`: of the estimates, a line a parameter. */
export const correlationsCsv = ({ estimates, correlations }: Calibration): string =>
  csv(
    ['parameter', ...estimates.map(({ free }) => free.name)],
    estimates.map(({ free }, i) => [free.name, ...correlations[i]]),
  );
