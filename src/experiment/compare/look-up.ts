import type { Outcome } from '../outcomes/outcome.ts';
import type { Compared } from '../study/study.ts';
import { ALL } from '../weekly.ts';

/** A figure by its name, of the market as a whole where nothing else is said. */
export interface Wanted {
  readonly figure: string;
  readonly subject?: string;
  readonly region?: string;
}

const keyOf = ({ figure, subject = 'market', region = ALL }: Wanted): string =>
  `${figure}\n${subject}\n${region}`;

/** Finds where a study's outcomes tell a headline figure in its window; undefined where no arm has it. */
export function headlineOf({
  outcomes,
  headlines,
}: Pick<Compared, 'outcomes' | 'headlines'>): (wanted: Wanted) => number | undefined {
  const known = new Map(outcomes.slice(0, headlines).map((outcome, i) => [keyOf(outcome), i]));
  return (wanted) => known.get(keyOf(wanted));
}

/** Where the outcomes of a study tell a figure week by week: an index a week; none where it is not traced. */
export function tracedIn({ outcomes, headlines }: Compared, wanted: Wanted): number[] {
  const key = keyOf(wanted);
  return outcomes.flatMap((one, i) => (i >= headlines && keyOf(one) === key && isWeek(one) ? [i] : []));
}

const isWeek = ({ window, less }: Outcome): boolean =>
  less === null && typeof window !== 'string' && !('since' in window) && window.from === window.to;
