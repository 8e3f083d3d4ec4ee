import { z } from 'zod';
import { choice, flag, id, named, quantity, section, share, whole } from './quantity.ts';

const traits = {
  acceptsCash: flag(true, {
    meaning: 'Whether cash is taken.',
    source: 'PBoC notice 18/2020: cash may not be refused',
  }),
  margin: quantity(0.215, {
    ...share,
    meaning: 'Gross margin on sales.',
    source: 'data/retailers.csv (CCFA 2018, large supermarkets)',
  }),
  resentmentCost: quantity(0, {
    unit: 'currency per refusal',
    range: [0, 1e6],
    meaning: 'What the retailer thinks a refused customer costs it beyond the lost sale (cZ).',
    source: 'assumption',
  }),
  dataConcern: quantity(0, {
    unit: 'share of value per data intensity',
    range: [0, 10],
    meaning:
      'Value the retailer puts on customer data given away, per unit of data intensity that is not handed back (delta).',
    source: 'assumption',
  }),
  integrationCost: quantity(0.0002, {
    unit: 'share of opening sales',
    range: [0, 1],
    meaning:
      'Weekly cost of accepting one platform, before partners relieve it (k). Independents below average size pay as much in currency, so a larger share.',
    source: 'assumption',
  }),
  adjustCost: quantity(0.002, {
    unit: 'share of a week’s sales',
    range: [0, 10],
    meaning: 'Weekly cost charged against changing what is accepted.',
    source: 'assumption',
  }),
  choiceNoise: quantity(0, {
    unit: 'share of opening sales',
    range: [0, 1],
    meaning: 'Spread of the logit over accepted sets (tau). 0: best reply.',
    source: 'McKelvey & Palfrey style noisy reply; value: assumption',
  }),
  lossPerception: quantity(1, {
    unit: 'factor',
    range: [0, 10],
    meaning: 'How large the retailer believes lost sales to be, against the truth (1: unbiased).',
    source: 'assumption',
  }),
};

const mandate = choice(['none', 'open', 'fixed'], 'none', {
  meaning:
    'none: decides for profit; open: takes every method and never signs; fixed: keeps what it accepts.',
  source: 'data/exclusivity_timeline.csv',
});

const accepts = z
  .union([z.literal('all'), z.array(id)])
  .default('all')
  .meta({ description: 'Platforms accepted when the market opens: `all` or a list.', structural: true });

/** A named chain. */
export const chain = z.strictObject({
  name: z.string().max(80).optional().meta({ description: 'Name shown in charts and tables.' }),
  outlets: named(
    'Shops by region.',
    z.number().min(0).max(1e7).meta({ unit: 'shops', structural: true }),
  ).meta({ description: 'Shops by region.' }),
  attraction: quantity(1, {
    unit: 'visits of one outlet, independents’ shop = 1',
    range: [1e-6, 1e9],
    meaning: 'Visits of one outlet against those of one independent shop, when both accept the same.',
    source: 'Huff (1964); value: assumption',
    structural: true,
  }),
  accepts,
  mandate,
  decides: choice(['chain', 'region'], 'chain', {
    meaning: 'Whether what is accepted is decided for the whole chain or region by region.',
    structural: true,
  }),
  ...traits,
});

/** Shops without a name, generated from the seed. */
export const independents = section('Independent shops, generated from the seed.', {
  retailers: whole(0, {
    unit: 'retailers per region',
    range: [0, 5000],
    meaning: 'Deciding retailers generated in each region; together they run `outlets` shops.',
    source: 'assumption',
    structural: true,
  }),
  outlets: quantity(1000, {
    unit: 'shops per region',
    range: [0, 1e9],
    meaning: 'Shops of a region of average size; scaled by the share of consumers in the region.',
    source: 'assumption',
    structural: true,
  }),
  sizeSpread: quantity(0.8, {
    unit: 'log points',
    range: [0, 3],
    meaning: 'Standard deviation of log size between independents.',
    source: 'assumption',
    structural: true,
  }),
  acceptance: named(
    'Share of independents’ sales made where a platform is accepted when the market opens, the largest shops first; 1 where left out.',
    z.number().min(0).max(1).meta({ unit: 'share of sales', structural: true }),
  ).default({}),
  mandate: choice(['none', 'open', 'fixed'], 'none', {
    meaning:
      'As for chains: none decides for profit, open takes all and never signs, fixed keeps what it accepts.',
  }),
  ...traits,
});

/** Retailers: chains, independents, and when they review what they accept. */
export const retailers = section(
  'Retailers: chains, independents, and how often they review what they accept.',
  {
    reviewEvery: whole(13, {
      unit: 'weeks',
      range: [0, 520],
      meaning: 'Weeks between two reviews of a retailer; reviews are staggered. 0: nobody reviews.',
      source: 'assumption: once a quarter',
    }),
    memory: quantity(0.75, {
      unit: 'share',
      range: [0, 0.99],
      meaning:
        "Weight of the older picture in retailers' beliefs about their customers (EWMA). 0: they know today's.",
      source: 'assumption',
    }),
    chains: named('Named chains.', chain).default({}),
    independents,
  },
);
