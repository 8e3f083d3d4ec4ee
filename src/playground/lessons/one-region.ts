import { percent } from '../../chart/format.ts';
import type { RunResult } from '../../experiment/run.ts';
import type { Lesson, Results } from './lesson.ts';
import { levels } from './levels.ts';
import { pointsOf } from './words.ts';

const CHAIN = 'wal-mart';
const WEST = 'west';

/** How much less of payments Alipay has in the quarter after the contract than in the quarter before. */
function lostBy(result: RunResult, region = 'all'): number {
  const { before, after } = levels(result, 'payment_share', 'alipay', region);
  return before - after;
}

const relative = ({ before, after }: ReturnType<typeof levels>): number => 1 - after / before;

function explainWest({ west }: Results): string[] {
  const people = west.scenario.regions[WEST].share;
  const visits = levels(west, 'visit_share', CHAIN, WEST);
  const refusals = levels(west, 'refusals', CHAIN, WEST);
  const [trips, profit] = ['visits', 'profit'].map((name) => levels(west, name, CHAIN, WEST));
  const touched = people * visits.before * refusals.after;
  return [
    `Nationwide Alipay loses ${pointsOf(lostBy(west))}. Three fractions are multiplied: ${percent(people, 1)} of people live in the west, ${percent(visits.before, 2)} of their trips go to Wal-Mart, and ${percent(refusals.after, 1)} of these meet a refusal. That is ${percent(touched, 3)} of all trips of the country.`,
    `In the west Alipay loses ${pointsOf(lostBy(west, WEST))}. What made the headlines is there, and in the stores: in the quarter after the contract begins, their visits fall by ${percent(relative(trips), 1)} and their profit by ${percent(relative(profit), 1)}, the bonus left out, since none was published.`,
    'A loss that no national figure shows can still be a large loss for a store, and for the people who stand at its till. Look at the region before you look at the country.',
  ];
}

export const ONE_REGION: Lesson = {
  id: 'one-region',
  title: '“Choose one” in the west',
  question: 'How much of the national market moves when Wal-Mart’s western stores drop Alipay?',
  why: 'On 15 March 2018 some 90 Wal-Mart stores in Yunnan, Guizhou, Sichuan and Chongqing suspended Alipay, with a discount for those who paid with WeChat Pay. The press spoke of a war between two giants. How large is a shot in that war, seen from the whole country?',
  source: 'data/exclusivity_timeline.csv, 15 March 2018; data/incentives.csv, Walmart West launch promotion',
  runs: [
    { id: 'west', name: 'Wal-Mart West chooses one', scenario: 'walmart-west', settings: {} },
    {
      id: 'all',
      name: 'All of Wal-Mart chooses one',
      scenario: 'walmart-west',
      settings: {
        interventions: [
          { week: 11, kind: 'exclusive', retailer: CHAIN, platform: 'wechat-pay', until: 63 },
          {
            week: 11,
            until: 14,
            kind: 'campaign',
            platform: 'wechat-pay',
            retailers: [CHAIN],
            cashback: 0.03,
            label: 'Launch discount',
          },
        ],
      },
    },
  ],
  prediction: {
    ask: 'By how much does Alipay’s share of all payments in China fall in the quarter after the western stores drop it? (It has about 26%.)',
    options: [
      { id: 'large', words: 'By more than 3 points.' },
      { id: 'middle', words: 'By 1 to 3 points.' },
      { id: 'small', words: 'By a quarter of a point to 1 point.' },
      { id: 'tiny', words: 'By less than a quarter of a point.' },
    ],
    runs: ['west'],
    answer: ({ west }) => {
      const lost = lostBy(west);
      return lost > 0.03 ? 'large' : lost > 0.01 ? 'middle' : lost > 0.0025 ? 'small' : 'tiny';
    },
    explain: explainWest,
  },
  highlight: ['market-share', 'retailers', 'acceptance'],
  try: [
    {
      path: 'retailers.chains.wal-mart.attraction',
      hint: 'How large would a chain have to be for the country to notice?',
    },
    {
      path: 'segments.middle.storeChoice',
      hint: 'How readily people change the shop for the sake of a wallet.',
    },
    { path: 'resentment.sensitivity', hint: 'How much a refusal is held against the store.' },
  ],
  checks: [
    {
      ask: 'And if not the west alone but every Wal-Mart store of the country had dropped Alipay: what would Alipay lose nationwide in that quarter?',
      options: [
        { id: 'same', words: 'Less than twice as much as with the west alone.' },
        { id: 'more', words: 'Two to ten times as much, and still less than 1 point.' },
        { id: 'points', words: 'More than 1 point.' },
      ],
      runs: ['all', 'west'],
      compare: ['west', 'all'],
      answer: ({ all, west }) => {
        const lost = lostBy(all);
        return lost > 0.01 ? 'points' : lost > 2 * lostBy(west) ? 'more' : 'same';
      },
      explain: ({ all, west }) => [
        `Then Alipay loses ${pointsOf(lostBy(all))} nationwide, against ${pointsOf(lostBy(west))} with the west alone. Wal-Mart has ${percent(levels(all, 'visit_share', CHAIN).before, 2)} of the country’s trips: even the whole of one large chain is little of a market in which most people buy in small shops.`,
        'It is no accident that contracts were fought over chain by chain. Each is a small step for the market and a large one for the chain; only many of them together move shares. Lesson 6 goes there.',
      ],
    },
  ],
};
