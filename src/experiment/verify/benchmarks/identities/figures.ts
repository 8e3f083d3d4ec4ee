import type { Scenario } from '../../../../scenario/schema.ts';
import { marketOver, platformOver } from '../../over-weeks.ts';
import type { Figure } from './checks.ts';

/** Weeks at the end of the run over which figures are averaged. */
const MONTH = 4;

/** A few figures in which everything else shows: who is paid with, what is on top, refusals and surplus. */
export function tellingFigures(scenario: Scenario): Figure[] {
  const { consumers, weeks } = scenario;
  const window = { from: Math.max(1, weeks - MONTH + 1), to: weeks };
  const bias = 2 / consumers;
  const trips = marketOver('trips', window);
  const methods = ['cash', ...Object.keys(scenario.platforms)];
  return [
    ...methods.map((id) => ({
      what: `share of ${id}`,
      read: platformOver(id, 'payment_share', window),
      bias,
    })),
    ...methods.slice(1).map((id) => {
      const holders = platformOver(id, 'holders', window);
      return { what: `held: ${id}`, read: (series) => holders(series) / consumers, bias } satisfies Figure;
    }),
    {
      what: 'refusals per trip',
      read: (series) => marketOver('refusals', window)(series) / trips(series),
      bias,
    },
  ];
}
