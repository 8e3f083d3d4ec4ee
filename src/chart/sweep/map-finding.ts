import type { SweepStudy } from '../../experiment/study/study.ts';
import type { RegimeGrid } from '../../experiment/sweep/regime.ts';
import type { SweepResult } from '../../experiment/sweep/told.ts';
import { inWords, percent } from '../format.ts';
import { isNumericFactor } from './axis.ts';
import { factorAt, factorText, lower } from './words.ts';

interface Share {
  readonly label: string;
  /** Index of the answer. */
  readonly i: number;
  readonly share: number;
}

/** Which answers a map shows, and where the border between two of them lies, in a sentence without a full stop. */
export function mapFinding({ study }: SweepResult, index: number, grid: RegimeGrid): string {
  const { name, answers } = study.maps[index];
  const shares = answers
    .map(({ label }, i): Share => ({ label, i, share: shareOf(grid, i) }))
    .filter(({ share }) => share > 0)
    .toSorted((a, b) => b.share - a.share);
  const asked = `${name.replace(/[?.]$/, '')}?`;
  if (shares.length === 0) return `${asked} There is no answer anywhere`;
  if (shares.length === 1) return `${asked} ${shares[0].label}, everywhere`;
  const isNobody = ({ i }: Share) =>
    answers[i].platform === null && answers.some(({ platform }) => platform !== null);
  const told = shares.toSorted((a, b) => Number(isNobody(a)) - Number(isNobody(b)) || b.i - a.i)[0];
  const border = shares.length === 2 ? borderWords(study, grid, told) : '';
  if (border !== '') return `${asked} ${border}`;
  return `${asked} ${inWords(shares.map(({ label, share }) => `${label} in ${percent(share)} of the map`))}`;
}

function shareOf({ answer }: RegimeGrid, wanted: number): number {
  return answer.filter((one) => one === wanted).length / answer.length;
}

/**
 * Where along the first factor an answer is given, at both ends of the second: the border in words. Nothing where it is crossed
 * more than once.
 */
function borderWords(
  { factors }: SweepStudy,
  grid: RegimeGrid,
  { label, i }: Pick<Share, 'label' | 'i'>,
): string {
  const [first, second] = factors;
  if (!isNumericFactor(first) || !isNumericFactor(second)) return '';
  const rows = [0, grid.up.length - 1];
  const where = rows.map((row) =>
    stretchIn(grid, row, i, (column) => lower(factorAt(first, grid.right[column]))),
  );
  if (where.some((one) => one === undefined) || where[0] === where[1]) return '';
  const [low, high] = rows.map((row) => factorText(second, grid.up[row]));
  return `${label}, ${where[0]} at ${lower(second.label)} ${low}, ${where[1]} at ${high}`;
}

/** Where in a row an answer is given, in words; undefined where that is not one side of a border. */
function stretchIn(
  { right, up, answer }: RegimeGrid,
  row: number,
  wanted: number,
  words: (column: number) => string,
): string | undefined {
  const given = right.map((_, column) => answer[column * up.length + row] === wanted);
  const [from, to] = [given.indexOf(true), given.lastIndexOf(true)];
  if (from < 0) return 'nowhere';
  if (given.slice(from, to).includes(false)) return undefined;
  if (from === 0) return to === right.length - 1 ? 'anywhere' : `up to ${words(to)}`;
  return to === right.length - 1 ? `from ${words(from)} on` : undefined;
}
