import type { Step } from '../../core/path.ts';
import { numberText } from '../wording.ts';
import type { Check, Draft, Report } from './draft.ts';

const TOLERANCE = 1e-6;

/** Shares of a whole must sum to 1: regions, segments, portfolios, tops of wallet. */
export const checkShares: Check = (draft, report) => {
  for (const section of ['regions', 'segments']) {
    const shares = draft.entries(section).map(([name]): Term => [name, draft.at(section, name, 'share')]);
    if (shares.length > 0) checkSum(report, [section], shares);
  }
  for (const path of distributions(draft)) checkSum(report, path, draft.entries(...path));
  const atStart = draft.entries('start', 'shares');
  const sum = sumOf(atStart);
  if (sum > 1 + TOLERANCE)
    report.problem(['start', 'shares'], `${inWords(atStart, sum)}, expected at most 1`);
};

type Term = readonly [name: string, share: unknown];

/** Joint distributions of portfolios that were written, and the tops of wallet. */
export const portfolioPaths = (draft: Draft): Step[][] =>
  [
    ['holdings', 'joint'],
    ...draft.names('holdings', 'segments').map((id) => ['holdings', 'segments', id]),
    ...draft.names('holdings', 'regions').map((id) => ['holdings', 'regions', id]),
  ].filter((path) => draft.at(...path) !== undefined);

const distributions = (draft: Draft): Step[][] => [
  ...portfolioPaths(draft),
  ...(draft.names('start', 'topOfWallet').length > 0 ? [['start', 'topOfWallet']] : []),
];

/** NaN where a term is no share: the schema says so, and the sum means nothing. */
const sumOf = (terms: readonly Term[]): number =>
  terms.reduce(
    (sum, [, share]) => sum + (typeof share === 'number' && share >= 0 && share <= 1 ? share : Number.NaN),
    0,
  );

function checkSum(report: Report, path: readonly Step[], terms: readonly Term[]): void {
  const sum = sumOf(terms);
  const excess = sum - 1;
  if (Number.isNaN(sum) || Math.abs(excess) <= TOLERANCE) return;
  const gap = numberText(Number(Math.abs(excess).toPrecision(6)));
  report.problem(
    path,
    `${inWords(terms, sum)}, expected 1: ${gap} ${excess > 0 ? 'too much' : 'is missing'}`,
  );
}

function inWords(terms: readonly Term[], sum: number): string {
  const total = numberText(Number(sum.toPrecision(9)));
  const listed = terms.map(([name, share]) => `${name.includes('+') ? `"${name}"` : name} ${share}`);
  const shown = listed.length > 8 ? [...listed.slice(0, 7), '...'] : listed;
  return terms.length === 0 ? 'no shares' : `shares sum to ${total} (${shown.join(', ')})`;
}
