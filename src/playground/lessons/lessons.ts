import { HABIT } from './habit.ts';
import { INCENTIVES } from './incentives.ts';
import type { Lesson } from './lesson.ts';
import { ONE_REGION } from './one-region.ts';
import { OPEN_ACCEPTANCE } from './open-acceptance.ts';
import { PRICE_OF_SIGNING } from './price-of-signing.ts';
import { RESENTMENT } from './resentment.ts';

/** The tour of the article, in its order. */
export const LESSONS: readonly Lesson[] = [
  HABIT,
  ONE_REGION,
  PRICE_OF_SIGNING,
  RESENTMENT,
  INCENTIVES,
  OPEN_ACCEPTANCE,
];
