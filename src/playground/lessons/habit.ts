import { percent } from '../../chart/format.ts';
import type { RunResult } from '../../experiment/run.ts';
import type { Lesson, Option } from './lesson.ts';
import { levels } from './levels.ts';
import { money, moves, pointsOf } from './words.ts';

const SHOP = 'hypermarket';
const TOWN = 'town';
/** Moves of a share below one point are called none: the town has 2,000 consumers when it is drawn. */
const NOTHING = 0.01;

const LATER: readonly Option[] = [
  { id: 'step', words: 'It falls at once, and then stays where it is.' },
  { id: 'slide', words: 'It falls at once, and goes on falling.' },
  { id: 'recover', words: 'It falls at once, and then recovers.' },
];

const share = (result: RunResult) => levels(result, 'payment_share', 'alipay');

function courseOf(result: RunResult): string {
  const { before, after, last } = share(result);
  if (after - before > -NOTHING) return 'little';
  return laterOf(last - after);
}

const laterOf = (later: number): string =>
  later < -NOTHING ? 'slide' : later > NOTHING ? 'recover' : 'step';

function explainTown({ town }: Readonly<Record<string, RunResult>>): string[] {
  const { before, after, last } = share(town);
  const [top, holders] = ['top_of_wallet', 'holders'].map((name) => levels(town, name, 'alipay'));
  const [refusals, profit] = ['refusals', 'profit'].map((name) => levels(town, name, SHOP, TOWN));
  const [counted, bare] = ['consumer_surplus', 'consumer_surplus_experienced'].map((name) => {
    const surplus = levels(town, name);
    return surplus.last - surplus.before;
  });
  return [
    `Alipay has ${percent(before, 1)} of payments before the contract, ${percent(after, 1)} in the quarter after it, and ${percent(last, 1)} in the last quarter. The first part is what happens at the till of one shop: ${percent(refusals.after)} of the hypermarket’s visits meet a refusal.`,
    `The second part is habit. Whoever has to pay otherwise at the hypermarket reaches less often for Alipay elsewhere, too: it is at the top of the wallet of ${percent(top.before)} of people before and of ${percent(top.last)} at the end. They do not delete it: ${percent(holders.before)} hold it before, ${percent(holders.last)} at the end.`,
    `The deal does not pay for the shop. Its profit, the bonus for signing included, ${moves(profit.last - profit.before)} ${money(profit.last - profit.before, town)} per inhabitant and year, from ${money(profit.before, town)}. Consumers ${counted < 0 ? 'lose' : 'gain'} ${money(counted, town)} a year if habit is a preference, and ${bare < 0 ? 'lose' : 'gain'} ${money(bare, town)} if it is only a propensity.`,
  ];
}

export const HABIT: Lesson = {
  id: 'habit',
  title: 'One shop, a whole town',
  question: 'What does a town do when its largest supermarket takes only one wallet?',
  why: 'In March 2018 Wal-Mart’s stores in western China and the chain Better Life stopped taking Alipay, under deals with its rival. Nobody was forbidden to use Alipay elsewhere. This made-up town has two wallets, one large supermarket and many small shops, so that you can see what one door that closes does to the others.',
  source: 'data/exclusivity_timeline.csv, 15 March 2018; the town is made up',
  runs: [
    {
      id: 'town',
      name: 'A town with habits',
      scenario: 'first-run',
      settings: {
        interventions: [{ week: 13, kind: 'exclusive', retailer: SHOP, platform: 'wechat-pay', bonus: 0.01 }],
      },
    },
    {
      id: 'without',
      name: 'The town without habits',
      scenario: 'first-run',
      settings: { habit: { strength: 0 } },
    },
  ],
  prediction: {
    ask: 'Three in ten trips go to the hypermarket. In week 13 it begins to take only WeChat Pay. What does Alipay’s share of all payments in the town do until the end of the year?',
    options: [
      { id: 'little', words: 'It hardly moves: one shop, and people can use Alipay everywhere else.' },
      ...LATER,
    ],
    runs: ['town'],
    answer: ({ town }) => courseOf(town),
    explain: explainTown,
  },
  highlight: ['market-share', 'churn', 'retailers'],
  try: [
    {
      path: 'habit.strength',
      hint: 'At 0 the slide is gone. At 3 it is gone, too: people change the shop rather than the wallet.',
    },
    {
      path: 'segments.everyone.carriesCash',
      hint: 'With more cash in their pockets, do people stay or go?',
    },
    {
      path: 'interventions[0].bonus',
      hint: 'At which bonus does the hypermarket earn what it earned before?',
    },
  ],
  checks: [
    {
      ask: 'The same town, where nobody has a habit: each payment is chosen afresh. Alipay falls when the contract begins. And from the first quarter of the contract to the last?',
      options: LATER,
      runs: ['without', 'town'],
      answer: ({ without }) => {
        const { after, last } = share(without);
        return laterOf(last - after);
      },
      explain: ({ without, town }) => {
        const [bare, own] = [share(without), share(town)];
        return [
          `Without habits Alipay ${moves(bare.after - bare.before)} ${pointsOf(bare.after - bare.before)} in the first quarter of the contract, and afterwards ${moves(bare.last - bare.after)} ${pointsOf(bare.last - bare.after)}. With habits it ${moves(own.last - own.after)} another ${pointsOf(own.last - own.after)} after the first quarter. The slow part of the loss is habit, and it outlives the visit to the shop.`,
          `Compare changes here, not levels: without habits Alipay has ${percent(bare.before, 1)} of payments before anything happens, and with them ${percent(own.before, 1)}.`,
        ];
      },
    },
  ],
};
