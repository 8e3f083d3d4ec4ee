import { decimal, percent } from '../../chart/format.ts';
import type { RunResult } from '../../experiment/run.ts';
import type { Lesson, Results } from './lesson.ts';
import { countAfter, type Levels, levels } from './levels.ts';

const SHOP = 'hypermarket';
const TOWN = 'town';

const BOUND = { week: 13, kind: 'exclusive', retailer: SHOP, platform: 'wechat-pay', bonus: 0.01 };

const visits = (result: RunResult): Levels => levels(result, 'visits', SHOP, TOWN);

/** Visits that are missing, by cause, per inhabitant and year. */
interface Missing {
  /** Bought nothing, though they came. */
  readonly till: number;
  /** Went elsewhere, since they cannot pay here as they like. */
  readonly inconvenience: number;
  /** Stay away from a shop that turned people away. */
  readonly resentment: number;
}

/** What is missing at the end, held against the same town without a contract. */
function missing({ bound, calm, open }: Results): Missing {
  const [own, patient, all] = [bound, calm, open].map((run) => visits(run).last);
  const lost = levels(bound, 'lost_sales', SHOP, TOWN);
  return {
    till: (lost.last - lost.before) * own,
    inconvenience: all - patient,
    resentment: patient - own,
  };
}

/** Weeks in which half of a resentment fades that nothing feeds. */
const halfLife = ({ scenario }: RunResult): number => Math.log(0.5) / Math.log(1 - scenario.resentment.fade);

function explainLeaving(results: Results): string[] {
  const { bound, calm } = results;
  const { till, inconvenience, resentment } = missing(results);
  const [refused, cash, lost] = ['refusals', 'forced_cash', 'refused_lost'].map((name) =>
    countAfter(bound, name),
  );
  const early = visits(calm).after - visits(bound).after;
  return [
    `At the till little is lost. Of those who are refused in the first quarter, ${percent(1 - (cash + lost) / refused)} pay with another wallet, ${percent(cash / refused)} with cash, and ${percent(lost / refused)} leave with nothing: by the end that is ${decimal(till, 1)} visits per inhabitant and year more than before.`,
    `More is lost before the till. ${decimal(inconvenience, 1)} visits a year are missing since people prefer a shop where they can pay as they like; these are missing in a town without resentment, too. Another ${decimal(resentment, 1)} are missing since people hold refusals against the shop.`,
    `Resentment comes late: in the first quarter it costs ${decimal(early, 1)} visits, in the last ${decimal(resentment, 1)}. Whoever looks at the sales of the first weeks only, and calls the contract a success, looks too early.`,
  ];
}

const gapLeft = ({ bound, ended, open }: Results): number => {
  const [own, later, all] = [bound, ended, open].map((run) => visits(run).last);
  return (all - later) / (all - own);
};

export const RESENTMENT: Lesson = {
  id: 'resentment',
  title: 'Refused at the till',
  question: 'Customers are refused: who leaves, when, and do they come back?',
  why: 'Starbucks in China took only one of the two wallets for 291 days, until it took the other as well: “customers complained every day”. The chains that refused to choose in 2018 feared just that. What a refusal costs a shop is more than the sale that is lost on the spot.',
  source:
    'data/exclusivity_timeline.csv, 25 September 2017 and 11 April 2018; how fast resentment grows and fades is an assumption',
  runs: [
    { id: 'bound', name: 'A shop that refuses', scenario: 'first-run', settings: { interventions: [BOUND] } },
    {
      id: 'calm',
      name: 'Nobody holds it against the shop',
      scenario: 'first-run',
      settings: { interventions: [BOUND], resentment: { sensitivity: 0 } },
    },
    { id: 'open', name: 'No contract', scenario: 'first-run', settings: { interventions: [] } },
    {
      id: 'ended',
      name: 'The contract ends in week 39',
      scenario: 'first-run',
      settings: { interventions: [{ ...BOUND, until: 39 }] },
    },
  ],
  prediction: {
    ask: 'The hypermarket takes only WeChat Pay from week 13 on. By the last quarter nearly a third of its visits are gone. Why mostly?',
    options: [
      { id: 'till', words: 'People who are refused leave at the till, and buy nothing.' },
      { id: 'inconvenience', words: 'People go where they can pay as they like, from the first day on.' },
      { id: 'resentment', words: 'People who were turned away are cross with the shop, and stay away.' },
    ],
    runs: ['bound', 'calm', 'open'],
    compare: ['open', 'bound'],
    answer: (results) => Object.entries(missing(results)).toSorted(([, a], [, b]) => b - a)[0][0],
    explain: explainLeaving,
  },
  highlight: ['retailers', 'surplus', 'market-share'],
  try: [
    { path: 'resentment.sensitivity', hint: 'How much a refusal keeps people away; 0 for patient people.' },
    { path: 'resentment.fade', hint: 'How fast people forgive.' },
    { path: 'segments.everyone.storeChoice', hint: 'How much the payment counts in where people shop.' },
  ],
  checks: [
    {
      ask: 'In week 39 the contract ends, and Alipay is taken again. How many of the visits that are missing under the contract are still missing in the last quarter?',
      options: [
        { id: 'none', words: 'None to speak of: less than a tenth. Nobody is refused any more.' },
        { id: 'some', words: 'Some: a tenth to two thirds. People come back slowly.' },
        { id: 'most', words: 'Most: more than two thirds. Who is gone is gone.' },
      ],
      runs: ['ended', 'bound', 'open'],
      compare: ['bound', 'ended'],
      answer: (results) => {
        const left = gapLeft(results);
        return left < 0.1 ? 'none' : left > 2 / 3 ? 'most' : 'some';
      },
      explain: (results) => {
        const { ended, open } = results;
        const { last } = levels(ended, 'resentment', SHOP, TOWN);
        return [
          `${percent(gapLeft(results))} of the missing visits are still missing: ${decimal(visits(open).last - visits(ended).last, 1)} per inhabitant and year. Nobody is refused any more, and still ${decimal(last, 2)} points of resentment are left. Half of it fades in ${decimal(halfLife(ended))} weeks.`,
          'A contract of half a year is paid for half a year, and its cost goes on. Whether the bonus covers that is what a retailer has to ask before it signs.',
        ];
      },
    },
  ],
};
