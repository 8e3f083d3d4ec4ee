import { percent } from '../../chart/format.ts';
import type { RunResult } from '../../experiment/run.ts';
import type { Lesson, Results } from './lesson.ts';
import { boundAtEnd, levels } from './levels.ts';
import { money, peopleIn, roughly } from './words.ts';

const CHAIN = 'huangshang';
const REGION = 'central';
const NEIGHBOUR = 'better-life';
const RIVAL = 'wechat-pay';
const OFFERED = 0.015;

const signs = (result: RunResult): boolean => boundAtEnd(result, CHAIN, RIVAL) > 0.5;

/** The bonus at which the chain would just sign, as a share of its sales. */
const asked = (result: RunResult): number => {
  const { after, last } = levels(result, 'asked_bonus', CHAIN, REGION);
  return Number.isNaN(last) ? after : last;
};

/** Money of the chain per inhabitant of its region, for the whole region. */
const inRegion = (result: RunResult, perPerson: number): number =>
  perPerson * peopleIn(result) * result.scenario.regions[REGION].share;

function explainRefusal({ offer }: Results): string[] {
  const { resentmentCost } = offer.scenario.retailers.chains[CHAIN];
  const { last: sales } = levels(offer, 'sales', CHAIN, REGION);
  const price = asked(offer);
  const neighbour = levels(offer, 'profit', NEIGHBOUR, REGION);
  const bound = boundAtEnd(offer, NEIGHBOUR, RIVAL) > 0.5;
  const { last: refused } = levels(offer, 'refusals', NEIGHBOUR, REGION);
  return [
    `Huangshang ${signs(offer) ? 'signs' : 'refuses'}. It would just sign for ${percent(price, 1)} of its sales, and is offered ${percent(OFFERED, 1)}. What would it have cost to make it sign? It sells for ${money(sales, offer)} per inhabitant of its region and year; ${percent(price, 1)} of that, for all who live there, is about ${offer.scenario.currency} ${roughly(inRegion(offer, sales * price))} a year.`,
    `It thinks of its customers: some have nothing but Alipay, many more reach for Alipay by habit. Each of them that is turned away, it believes, costs it ${money(resentmentCost, offer)} beyond the sale.`,
    bound
      ? `Better Life has no such worry, and takes the ${percent(OFFERED, 1)}. In the last quarter ${percent(refused)} of its visits meet a refusal, and its profit, the bonus included, has moved from ${money(neighbour.before, offer)} to ${money(neighbour.last, offer)} per inhabitant and year: resentment took time to build, and was not in its sums.`
      : `Better Life refuses, too, and earns ${money(neighbour.last, offer)} per inhabitant and year.`,
  ];
}

export const PRICE_OF_SIGNING: Lesson = {
  id: 'price-of-signing',
  title: 'The price of a signature',
  question: 'What would it have cost to make Huangshang sign?',
  why: 'Huangshang in Hubei and Renren in Guangzhou were asked to choose, and refused: their customers have payment habits, and would resent a shop that turns them away. Others signed. A retailer that decides needs a price at which it is worth it, and that price can be computed.',
  source: 'data/exclusivity_timeline.csv, 11 April 2018; offers of 0.5 to 3% of sales are an assumption',
  runs: [
    {
      id: 'offer',
      name: 'An offer to four chains',
      scenario: 'customer-first',
      settings: {
        interventions: [
          {
            week: 14,
            kind: 'offer',
            platform: RIVAL,
            retailers: [CHAIN, 'renren', NEIGHBOUR, 'yonghui'],
            bonus: OFFERED,
            label: 'WeChat Pay offers 1.5 %',
          },
        ],
      },
    },
    {
      id: 'careless',
      name: 'Nobody counts refusals',
      scenario: 'customer-first',
      settings: { retailers: { chains: { [CHAIN]: { resentmentCost: 0 }, renren: { resentmentCost: 0 } } } },
    },
  ],
  prediction: {
    ask: 'WeChat Pay offers Huangshang 1.5% of its sales for dropping Alipay. Its gross margin is 21.5%. What does Huangshang do?',
    options: [
      { id: 'signs', words: 'It signs: 1.5% of sales is a lot for a supermarket.' },
      { id: 'cheap', words: 'It refuses, and would sign for a little more: up to 2%.' },
      { id: 'twice', words: 'It refuses, and would sign for 2 to 4%.' },
      { id: 'dear', words: 'It refuses, and would not sign for less than 4%.' },
    ],
    runs: ['offer'],
    answer: ({ offer }) => {
      if (signs(offer)) return 'signs';
      const price = asked(offer);
      return price <= 0.02 ? 'cheap' : price <= 0.04 ? 'twice' : 'dear';
    },
    explain: explainRefusal,
  },
  highlight: ['retailers', 'acceptance', 'surplus'],
  try: [
    {
      path: 'interventions[0].bonus',
      hint: 'Raise the offer until Huangshang signs. Then look at its profit.',
    },
    {
      path: 'retailers.chains.huangshang.resentmentCost',
      hint: 'What a refused customer costs, as the chain sees it.',
    },
    { path: 'habit.strength', hint: 'The stronger the habits, the dearer the signature.' },
  ],
  checks: [
    {
      ask: 'Suppose Huangshang counted today’s sales and nothing else, as Better Life does. Would it sign for 1.5%?',
      options: [
        { id: 'yes', words: 'Yes.' },
        { id: 'no', words: 'No: the sales it would lose at once are worth more.' },
      ],
      runs: ['careless', 'offer'],
      compare: ['offer', 'careless'],
      answer: ({ careless }) => (signs(careless) ? 'yes' : 'no'),
      explain: ({ careless, offer }) => {
        const [own, other] = [careless, offer].map((run) => levels(run, 'profit', CHAIN, REGION));
        return [
          `${signs(careless) ? 'It signs' : 'It does not sign'}: it would have asked for ${percent(asked(careless), 1)} of its sales and not for ${percent(asked(offer), 1)}. The difference is what it thinks its customers’ anger costs.`,
          `Was it right to count that? Without the worry, its profit in the last quarter, bonus included, is ${money(own.last, careless)} per inhabitant and year; with it, ${money(other.last, offer)}. By then signing has ${own.last < own.before ? 'cost' : 'brought'} it ${money(own.last - own.before, careless)} against the quarter before the offer. Customers who resent it stay away, and no bonus was asked for that.`,
        ];
      },
    },
  ],
};
