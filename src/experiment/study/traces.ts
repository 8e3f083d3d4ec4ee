import type { Scenario } from '../../scenario/schema.ts';
import type { FigureOf } from '../figures.ts';
import { type Outcome, outcomeOf } from '../outcomes/outcome.ts';

/** What charts of a comparison show week by week, of the whole market. */
const TRACED = {
  platform: ['payment_share', 'holders', 'top_of_wallet', 'acceptance_by_sales'],
  market: [
    'refusals',
    'lost_sales',
    'consumer_surplus',
    'retailer_surplus',
    'platform_profit',
    'partner_profit',
    'government',
    'welfare',
  ],
} as const;

const isTraced = ({ scope, name, region }: FigureOf): boolean =>
  region === 'all' && (TRACED as Readonly<Record<string, readonly string[]>>)[scope]?.includes(name) === true;

/** Each traced figure in each week, week after week within a figure. */
export const tracesOf = (figures: readonly FigureOf[], scenario: Scenario): Outcome[] =>
  figures
    .filter(isTraced)
    .flatMap((figure) =>
      Array.from({ length: scenario.weeks }, (_, i) =>
        outcomeOf(figure, scenario, { from: i + 1, to: i + 1 }),
      ),
    );
