import { decimal, inWords, percent } from '../../chart/format.ts';
import type { RunResult } from '../../experiment/run.ts';
import { INDEPENDENTS } from '../../experiment/weekly.ts';
import type { Lesson, Question, Results } from './lesson.ts';
import { levels } from './levels.ts';
import { money, moves, pointsOf } from './words.ts';

const ALIPAY = 'alipay';
/** Below three yuan per person and year a group is called neither better nor worse off: a tenth of a percent of its purchases. */
const NOTHING = 3;

const last = (result: RunResult, name: string, subject?: string): number =>
  levels(result, name, subject).last;

/** What a group has more in one market than in another, in the last quarter, per person and year. */
const more = (figure: string, than: RunResult, now: RunResult): number =>
  last(now, figure) - last(than, figure);

const platformsOf = ({ scenario }: RunResult): string[] => Object.keys(scenario.platforms);

const sumOver = (result: RunResult, name: string): number =>
  platformsOf(result).reduce((sum, id) => sum + last(result, name, id), 0);

function winners({ war, open }: Results): string {
  const [platforms, retailers] = ['platform_profit', 'retailer_surplus'].map(
    (figure) => more(figure, war, open) > NOTHING,
  );
  if (platforms && retailers) return 'all';
  return platforms ? 'platforms' : retailers ? 'retailers' : 'consumers';
}

function explainPeace({ war, open }: Results): string[] {
  const gains = (
    [
      ['consumers', 'consumer_surplus'],
      ['platforms', 'platform_profit'],
      ['retailers', 'retailer_surplus'],
    ] as const
  ).map(([who, figure]) => gainWords(who, more(figure, war, open), open));
  const paid = sumOver(war, 'bonuses');
  return [
    `Against the war, per person and year in the last quarter, with open acceptance ${inWords(gains)}. Consumers are the people who win: ${percent(last(war, 'refusals'), 1)} of trips meet a refusal in the war, ${percent(last(open, 'refusals'), 1)} in the open market.`,
    `Retailers lose the bonuses, ${money(paid, war)} per person and year, and sell more instead, since fewer trips end with nothing: for them it is a draw. The platforms save what they paid.`,
    `Is the cake bigger? ${percent(last(war, 'lost_sales'), 2)} of trips end without a purchase in the war and ${percent(last(open, 'lost_sales'), 2)} in the open market, and platforms carry ${decimal(sumOver(open, 'payments') - sumOver(war, 'payments'), 1)} more payments per person and year. ${largestSlice(war, open)}`,
  ];
}

function gainWords(who: string, gain: number, result: RunResult): string {
  if (Math.abs(gain) < NOTHING) return `${who} are about as well off`;
  return `${who} ${gain > 0 ? 'gain' : 'lose'} ${money(gain, result)}`;
}

/** Which platform's share differs most. */
function largestSlice(war: RunResult, open: RunResult): string {
  const [id, difference] = platformsOf(open)
    .map((one) => [one, last(open, 'payment_share', one) - last(war, 'payment_share', one)] as const)
    .toSorted(([, a], [, b]) => Math.abs(b) - Math.abs(a))[0];
  const name = open.scenario.platforms[id].name ?? id;
  return `The slices move as well: ${name}’s share is ${pointsOf(difference)} ${difference > 0 ? 'larger' : 'smaller'} than in the war.`;
}

/** Of what consumers lose in the war against the open market, the part that a ban gives back. */
const givenBack = ({ war, ban, open }: Results): number =>
  more('consumer_surplus', war, ban) / more('consumer_surplus', war, open);

const BAN: Question = {
  ask: 'In the war, a regulator bans exclusive contracts in week 52. How much of what consumers lack against open acceptance does the ban give them back?',
  options: [
    { id: 'all', words: 'Nearly all: without contracts acceptance is open.' },
    { id: 'half', words: 'Between a third and two thirds.' },
    { id: 'little', words: 'Less than a third: other doors stay closed.' },
  ],
  runs: ['ban', 'war', 'open'],
  compare: ['war', 'ban'],
  answer: (results) => {
    const part = givenBack(results);
    return part > 2 / 3 ? 'all' : part > 1 / 3 ? 'half' : 'little';
  },
  explain: (results) => {
    const { war, ban, open } = results;
    const [inWar, inBan, inOpen] = [war, ban, open].map((run) => last(run, 'refusals'));
    const accepts = last(ban, 'acceptance', ALIPAY);
    const chains = 1 - last(ban, 'visit_share', INDEPENDENTS);
    return [
      `${percent(givenBack(results))}: with the ban consumers are ${money(more('consumer_surplus', war, ban), ban)} better off per person and year than in the war, with open acceptance ${money(more('consumer_surplus', war, open), open)}. Refusals go from ${percent(inWar, 1)} of trips to ${percent(inBan, 1)} with the ban, and ${percent(inOpen, 1)} with open acceptance.`,
      `A ban takes away what contracts did. It connects no shop: ${percent(accepts, 1)} of shops take Alipay after the ban, and the others are bound by nobody. Only ${percent(chains, 1)} of trips go to the chains that contracts were about; most doors that stay closed to it are those of small shops.`,
    ];
  },
};

const CO_GOVERNANCE: Question = {
  ask: 'Alipay’s answer of 2018 was “co-governance”: it shares its fees with partners who connect small shops, and hands data back to retailers. Who pays for that?',
  options: [
    { id: 'nobody', words: 'Nobody: the cake grows, and everybody has more, Alipay too.' },
    { id: 'rival', words: 'The rival: Alipay earns more, WeChat Pay less.' },
    { id: 'alipay', words: 'Alipay itself: it has more payments, and earns less.' },
  ],
  runs: ['shared', 'alone'],
  compare: ['alone', 'shared'],
  answer: ({ shared, alone }) => {
    const [own, rival] = [ALIPAY, 'wechat-pay'].map(
      (id) => last(shared, 'profit', id) - last(alone, 'profit', id),
    );
    return own < 0 ? 'alipay' : rival < 0 ? 'rival' : 'nobody';
  },
  explain: ({ shared, alone }) => {
    const [accepts, share, profit] = ['acceptance', 'payment_share', 'profit'].map((name) =>
      [alone, shared].map((run) => last(run, name, ALIPAY)),
    );
    const gain = more('consumer_surplus', alone, shared);
    const shops = more('retailer_surplus', alone, shared);
    return [
      `With co-governance ${percent(accepts[1], 1)} of shops take Alipay at the end, without it ${percent(accepts[0], 1)}; its share of payments is ${percent(share[1], 1)} instead of ${percent(share[0], 1)}. Consumers ${gain < 0 ? 'lose' : 'gain'} ${money(gain, shared)} per person and year, retailers ${shops < 0 ? 'lose' : 'gain'} ${money(shops, shared)}.`,
      `Alipay’s own profit ${moves(profit[1] - profit[0])} ${money(profit[1] - profit[0], shared)}, from ${money(profit[0], alone)}: it gives up fees and data. All together are ${money(more('welfare', alone, shared), shared)} ${more('welfare', alone, shared) < 0 ? 'worse' : 'better'} off. What is good for all need not be good for the one who does it; whether Alipay gains in the end depends on what a larger share is worth to it later.`,
    ];
  },
};

export const OPEN_ACCEPTANCE: Lesson = {
  id: 'open-acceptance',
  title: 'A war, a ban, a bigger cake',
  question: 'Who wins when every shop takes everything, and is a ban enough?',
  why: 'In 2018 “choose one” was about to become the rule of an industry. Alipay spoke of making the cake bigger instead of fighting over its slices: open acceptance, partners, shared governance. Three years later China’s regulator fined Alibaba 18.2 billion yuan for “choose one” in its online shops.',
  source:
    'data/exclusivity_timeline.csv, 29 March 2018, 11 April 2018 and 10 April 2021; sizes of offers are an assumption',
  runs: [
    { id: 'open', name: 'Every shop takes everything', scenario: 'open-acceptance', settings: {} },
    { id: 'war', name: 'Every chain is asked to choose one', scenario: 'choose-one-industry', settings: {} },
    { id: 'ban', name: 'A ban in week 52', scenario: 'exclusivity-ban', settings: {} },
    { id: 'shared', name: 'Alipay shares and opens up', scenario: 'co-governance', settings: {} },
    {
      id: 'alone',
      name: 'Alipay governs alone',
      scenario: 'co-governance',
      settings: { interventions: [] },
    },
  ],
  prediction: {
    ask: 'In one world every chain is offered up to 3% of its sales for choosing one wallet. In the other nobody may, and every shop takes both. Consumers are better off in the second. Who else?',
    options: [
      { id: 'platforms', words: 'The platforms. Retailers as a whole hardly notice.' },
      { id: 'retailers', words: 'The retailers. The platforms lose what the contracts won them.' },
      { id: 'all', words: 'Both, platforms and retailers.' },
      { id: 'consumers', words: 'Nobody: platforms and retailers would rather have the contracts.' },
    ],
    runs: ['open', 'war'],
    compare: ['war', 'open'],
    answer: winners,
    explain: explainPeace,
  },
  highlight: ['acceptance', 'market-share', 'surplus', 'retailers'],
  try: [
    {
      path: 'segments.middle.storeChoice',
      hint: 'The more payment moves people between shops, the dearer a war.',
    },
    {
      path: 'retailers.independents.acceptance.alipay',
      hint: 'Small shops are many: see what a few per cent of them are worth.',
    },
    { path: 'platforms.alipay.merchantFee', hint: 'Who pays for a higher fee, and who for a lower one?' },
  ],
  checks: [BAN, CO_GOVERNANCE],
};
