import { decimal, percent } from '../../chart/format.ts';
import type { RunResult } from '../../experiment/run.ts';
import { QUARTER } from '../../experiment/windows.ts';
import type { Lesson, Option, Results } from './lesson.ts';
import { type Levels, levels } from './levels.ts';
import { money, peopleIn, pointsOf, roughly } from './words.ts';

const PAYER = 'alipay';
/** A quarter of a year, for amounts that are told per year. */
const OF_A_YEAR = QUARTER / 52;

const share = (result: RunResult): Levels => levels(result, 'payment_share', PAYER);

const gained = (result: RunResult): number => share(result).after - share(result).before;
const left = (result: RunResult): number => share(result).last - share(result).before;

const partLeft = (result: RunResult): number => left(result) / gained(result);

const OPTIONS: readonly Option[] = [
  { id: 'most', words: 'More than half of it: people got used to Alipay.' },
  { id: 'some', words: 'A tenth to a half of it.' },
  { id: 'nothing', words: 'Less than a tenth: people follow the money.' },
];

const optionOf = (part: number): string => (part > 0.5 ? 'most' : part > 0.1 ? 'some' : 'nothing');

function explainBurst({ burst }: Results): string[] {
  const [cashback, profit, top] = ['cashback', 'profit', 'top_of_wallet'].map((name) =>
    levels(burst, name, PAYER),
  );
  const spent = cashback.after * OF_A_YEAR;
  const cost = (profit.before - profit.after) * OF_A_YEAR;
  const more = profit.last - profit.before;
  return [
    `While it pays, Alipay gains ${pointsOf(gained(burst))} of all payments; a year later ${pointsOf(left(burst))} are left, ${percent(partLeft(burst))} of the gain. They are habits: Alipay is at the top of the wallet of ${percent(top.before, 1)} of people before, and of ${percent(top.last, 1)} a year later.`,
    `They are dear. Most of the cashback goes to people who would have paid with Alipay anyway: ${money(spent, burst)} for every consumer of the country, about ${burst.scenario.currency} ${roughly(spent * peopleIn(burst))} in all. The quarter costs Alipay ${money(cost, burst)} of profit per consumer, and a year later it earns ${money(more, burst)} a year more than before.${payback(cost, more)}`,
  ];
}

const payback = (cost: number, more: number): string =>
  more > 0
    ? ` At that pace it would take ${decimal(cost / more)} years to earn the money back, and what is left fades on.`
    : ' At that pace the money never comes back.';

export const INCENTIVES: Lesson = {
  id: 'incentives',
  title: 'Red packets for a quarter',
  question: 'Do incentives change habits for good, or only while they are paid?',
  why: 'Both platforms gave away hundreds of millions of yuan in red packets, and rebates in “cashless weeks”. The hope is always the same: who has tried it stays. Here Alipay pays 3% back on every payment for thirteen weeks, and then stops.',
  source: 'data/incentives.csv; 3% for a quarter is an assumption',
  runs: [
    {
      id: 'burst',
      name: 'Cashback for a quarter',
      scenario: 'incentive-burst',
      settings: {
        interventions: [
          {
            week: 27,
            until: 40,
            kind: 'campaign',
            platform: PAYER,
            cashback: 0.03,
            label: 'Alipay pays 3 % back',
          },
        ],
      },
    },
    {
      id: 'weak',
      name: 'Cashback where habits are weak',
      scenario: 'incentive-burst',
      settings: { habit: { strength: 0.5 } },
    },
  ],
  prediction: {
    ask: 'Alipay wins payments while it pays 3% back. A year after the money has stopped, how much of what it won is still there?',
    options: OPTIONS,
    runs: ['burst'],
    answer: ({ burst }) => optionOf(partLeft(burst)),
    explain: explainBurst,
  },
  highlight: ['market-share', 'switching', 'churn'],
  try: [
    { path: 'interventions[0].cashback', hint: 'Does twice the cashback win twice the payments?' },
    { path: 'interventions[0].until', hint: 'A longer campaign lets habits form, and costs more.' },
    { path: 'habit.strength', hint: 'There is a strength of habit at which most is left. Find it.' },
  ],
  checks: [
    {
      ask: 'Now people whose habits are weak. While the money is paid, more of them come. How much of what Alipay wins is left after a year?',
      options: OPTIONS,
      runs: ['weak', 'burst'],
      compare: ['burst', 'weak'],
      answer: ({ weak }) => optionOf(partLeft(weak)),
      explain: ({ weak, burst }) => [
        `With weak habits Alipay wins ${pointsOf(gained(weak))} and keeps ${pointsOf(left(weak))}, ${percent(Math.max(0, partLeft(weak)))}; with the habits of 2018 it wins ${pointsOf(gained(burst))} and keeps ${pointsOf(left(burst))}, ${percent(partLeft(burst))}.`,
        'Habit works both ways. It keeps people from coming, and keeps those who came. Where habits are weak, money moves people at once, and they are gone as soon as it stops; where they are very strong, hardly anybody comes.',
      ],
    },
  ],
};
