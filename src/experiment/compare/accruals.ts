import { YEAR } from '../figures.ts';
import type { Compared } from '../study/study.ts';
import { tracedIn } from './look-up.ts';

/** Welfare and its parts, as `market.csv` calls them. */
export const PARTS = [
  'consumer_surplus',
  'retailer_surplus',
  'platform_profit',
  'partner_profit',
  'government',
  'welfare',
] as const;

export type Part = (typeof PARTS)[number];

/** What a part of welfare has come to by the end of each week. */
export interface Accrual {
  readonly part: Part;
  /** Outcomes of the study that tell the part in each week, as an amount per year. */
  readonly outcomes: readonly number[];
  /** Weeks in that year. */
  readonly perYear: number;
}

export const accrualsOf = (study: Compared): Accrual[] =>
  PARTS.map((part) => ({ part, outcomes: tracedIn(study, { figure: part }), perYear: YEAR }));
