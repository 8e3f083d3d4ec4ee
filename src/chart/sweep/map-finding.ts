import type { Factor, FactorValue, SweepStudy } from '../../experiment/study/study.ts';
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
 * Where along one factor an answer is given, at both ends of the other: the border in words. Along the first factor, or along the
 * second where that says more; nothing where the border is crossed more than once.
 */
function borderWords({ factors }: SweepStudy, grid: RegimeGrid, { label, i }: Share): string {
  const [first, second] = factors;
  if (!isNumericFactor(first) || !isNumericFactor(second)) return '';
  const { right, up, answer } = grid;
  const at = (column: number, row: number): boolean => answer[column * up.length + row] === i;
  const along = stretches({ factor: first, values: right }, { factor: second, values: up }, at);
  const upward = stretches({ factor: second, values: up }, { factor: first, values: right }, (row, column) =>
    at(column, row),
  );
  const best = [along, upward]
    .filter((one) => one !== undefined)
    .toSorted((a, b) => b.telling - a.telling)
    .at(0);
  return best === undefined ? '' : `${label}, ${best.words}`;
}

/** A factor with its values on the finest grid. */
interface Side {
  readonly factor: Factor;
  readonly values: readonly FactorValue[];
}

/** Where along one side an answer is given at the ends of the other; undefined where that is not one side of a border. */
function stretches(
  along: Side,
  across: Side,
  at: (place: number, end: number) => boolean,
): { readonly words: string; readonly telling: number } | undefined {
  const last = across.values.length - 1;
  const where = [0, last].map((end) => stretchOf(along, (place) => at(place, end)));
  if (where.some((one) => one === undefined) || where[0] === where[1]) return undefined;
  const [low, high] = [0, last].map((end) => factorText(across.factor, across.values[end]));
  return {
    words: `${where[0]} at ${lower(across.factor.label)} ${low}, ${where[1]} at ${high}`,
    telling: where.filter((one) => one !== NOWHERE && one !== ANYWHERE).length,
  };
}

const NOWHERE = 'nowhere';
const ANYWHERE = 'anywhere';

function stretchOf({ factor, values }: Side, at: (place: number) => boolean): string | undefined {
  const given = values.map((_, place) => at(place));
  const [from, to] = [given.indexOf(true), given.lastIndexOf(true)];
  if (from < 0) return NOWHERE;
  if (given.slice(from, to).includes(false)) return undefined;
  const words = (place: number): string => lower(factorAt(factor, values[place]));
  if (from === 0) return to === values.length - 1 ? ANYWHERE : `up to ${words(to)}`;
  return to === values.length - 1 ? `from ${words(from)} on` : undefined;
}
