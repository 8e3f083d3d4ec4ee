import { isExpected } from '../chart/run-words.ts';
import type { RunResult } from '../experiment/run.ts';
import { windowInWords } from '../experiment/windows.ts';

export type Definition = readonly [term: string, meaning: string];

const EXPECTED: Definition = [
  'Expected value, mean field',
  'What infinitely many consumers do on average. Nothing is drawn: there is one run, and no interval. Agents, who draw, scatter about it, the less the more there are.',
];

const OF_RUNS: readonly Definition[] = [
  [
    'Replicate, run',
    'The same market simulated with other random draws. A figure is the mean over the replicates.',
  ],
  [
    '95% interval',
    'Where the mean of very many replicates would lie, with 95% confidence (Student’s t). It holds the chance of the draws only, not the doubt about the assumptions. Changes are taken within each replicate, so what the replicates share cancels. With a single replicate there is none.',
  ],
  ['Not measurably', 'The 95% interval of the change holds 0.'],
];

const SEGMENT: Definition = [
  'Segment',
  'Consumers with the same tastes, such as an age. Money of a segment is told per consumer of the segment, other money per consumer of the market.',
];

/** Terms of the report, each with what it means here. */
export const definitions = (result: RunResult): readonly Definition[] => [
  ...(isExpected(result) ? [EXPECTED] : OF_RUNS),
  [
    'Quarter',
    'Thirteen weeks. “Before” and “after” lie on either side of the first event of the scenario. In a run of less than 26 weeks, the first and the second half.',
  ],
  ['Share of payments', 'Payments made with the method, as a share of all payments, cash included.'],
  ...(Object.keys(result.scenario.segments).length > 1 ? [SEGMENT] : []),
  ['Holder', 'A consumer who has the wallet (or card); all consumers hold cash.'],
  ['Top of wallet', 'The method a consumer pays with by habit.'],
  [
    'Churn',
    `Two readings: holders who drop the wallet in a week, as a share of holders; and consumers for whom it was top of wallet when a ${windowInWords(result.scenario.output.switchingWindow)} began and is no longer when it ends, as a share of those for whom it was.`,
  ],
  [
    'Refusal',
    'A trip on which the consumer’s top of wallet, a platform, could not be used. It need not cost the sale.',
  ],
  ['Forced cash', 'A refusal that ended in a cash payment.'],
  ['Lost sale', 'A trip that ended without a payment.'],
  [
    'Resentment',
    'Points that a retailer collects with the share of its visits that meet a refusal, and that fade week by week; they make it less attractive.',
  ],
  [
    'Consumer surplus',
    'What shopping is worth to consumers, in money: the inclusive value of the choices open to them, divided by the utility of money. It is reported with the utility of habit counted and without. Only changes mean something; the level has no zero.',
  ],
  ['Multi-homing', 'Holding, or using within four weeks, two wallets or more.'],
  ['HHI', 'The sum of squared shares of platforms’ payments in percent: 10,000 for a monopoly.'],
];

/** Terms with their meanings as a list of the page; both are our own words and need no escaping. */
export const definitionList = (all: readonly Definition[]): string =>
  `<dl>${all.map(([term, meaning]) => `<dt>${term}</dt><dd>${meaning}</dd>`).join('\n')}</dl>`;
