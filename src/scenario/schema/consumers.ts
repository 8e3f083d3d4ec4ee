import { z } from 'zod';
import { choice, flag, id, named, quantity, required, section, share, utils, whole } from './quantity.ts';

/** How payment habits form and fade (ODD 7.9). */
export const habit = section('How payment habits form and fade: the top-of-wallet ladder.', {
  rule: choice(['ladder', 'last-used'], 'ladder', {
    meaning:
      'ladder: habit climbs and falls rung by rung; last-used: the method used last carries the full bonus (the classical loyalty logit).',
    source: 'Guadagni & Little (1983)',
    structural: true,
  }),
  rungs: whole(8, {
    unit: 'rungs',
    range: [1, 16],
    meaning: 'Length of the ladder: how many steps from no habit to the strongest.',
    source: 'assumption; slow, asymptotic formation as in Lally et al. (2010)',
    structural: true,
  }),
  gain: quantity(0.5, {
    unit: 'probability',
    range: [0, 1],
    meaning: 'Chance that a payment with the top of wallet climbs one rung.',
    source: 'assumption',
  }),
  decay: quantity(0.5, {
    unit: 'probability',
    range: [0, 1],
    meaning:
      'Chance that a payment with another method falls one rung, or at the lowest rung makes that method top of wallet.',
    source: 'assumption',
  }),
  strength: quantity(1.5, {
    ...utils,
    range: [0, 20],
    meaning: 'Utility of the top of wallet on the highest rung, over any other method. 0 switches habit off.',
    source: 'Guadagni & Little (1983); value: assumption, to be calibrated',
  }),
});

/** The pull of what others in the region pay with (ODD 7.3). */
export const network = section('The pull of what others in the region pay with.', {
  strength: quantity(0, {
    ...utils,
    range: [0, 20],
    meaning:
      'Utility of a method that all of the region used last week, over one that nobody used. 0 switches it off.',
    source: 'Katz & Shapiro (1985); Brock & Durlauf (2001)',
  }),
  memory: quantity(0, {
    unit: 'share',
    range: [0, 0.99],
    meaning: 'Weight of the older impression when last week is seen: 0 looks at last week alone.',
    source: 'assumption',
  }),
});

/** Cash: the outside option among the methods. */
export const cash = section('Cash, the outside option.', {
  offered: flag(true, { meaning: 'Whether cash exists at all. false: a market of platforms only.' }),
  taste: quantity(3.2, {
    ...utils,
    meaning: 'Utility of paying cash, against walking away (0).',
    source: 'McFadden (1974); value: calibrated',
  }),
  handlingCost: quantity(0, {
    ...share,
    meaning: "Retailer's cost of taking cash, as a share of the sale.",
    source: 'assumption',
  }),
});

/** What shoppers do at the shop door and at the till. */
export const shopping = section('What shoppers do at the shop door and at the till.', {
  walkAway: flag(true, {
    meaning: 'Whether a consumer may leave without buying. If not, only one who has no means to pay leaves.',
    source: 'Hirschman (1970)',
  }),
  priceSensitivity: quantity(2, {
    unit: 'utils per 100 % of price',
    range: [0, 100],
    meaning: "How much a retailer's price level above 1 lowers its attraction (etaP).",
    source: 'Huff (1964); value: assumption',
  }),
  passThrough: quantity(0, {
    ...share,
    meaning:
      "Share of a retailer's payment costs that it puts on its prices, so that cash users pay for fees too.",
    source: 'Rochet & Tirole (2002); value: assumption',
  }),
});

/** Adoption and dropping of wallets (ODD 7.10). */
export const wallets = section('Adopting and dropping wallets.', {
  enabled: flag(true, { meaning: 'Whether consumers adopt and drop wallets at all.' }),
  valueDriven: flag(true, {
    meaning: 'Whether the gain from a wallet moves adoption and dropping. false: the hazards alone (Bass).',
    source: 'Bass (1969)',
  }),
  noise: quantity(1, {
    ...utils,
    range: [0.01, 50],
    meaning: 'Spread of tastes around the weekly gain at which a consumer adopts or drops (muA).',
    source: 'assumption',
  }),
});

/** Customers' anger at a retailer that refuses their method (ODD 7.13). */
export const resentment = section("Customers' resentment of refusals.", {
  growth: quantity(0.2, {
    unit: 'points per refusal a visit',
    range: [0, 100],
    meaning: 'Resentment added in a week in which every visit ends in a refusal (psi).',
    source: 'Hirschman (1970); value: assumption',
  }),
  fade: quantity(0.05, {
    unit: 'share per week',
    range: [0, 1],
    meaning: 'Share of the resentment that is forgotten in a week (zeta).',
    source: 'assumption',
  }),
  sensitivity: quantity(0.5, {
    unit: 'utils per point',
    range: [0, 100],
    meaning:
      "How much a point of resentment lowers a retailer's attraction (etaZ). 0 switches resentment off.",
    source: 'assumption',
  }),
  spillover: quantity(0, {
    unit: 'utils per point',
    range: [0, 100],
    meaning:
      "How much resentment of its exclusive retailers lowers a platform's own taste, weighted by their visits.",
    source: 'assumption',
  }),
});

/** A group of consumers with the same tastes. */
export const segment = z.strictObject({
  share: required({ ...share, meaning: "Share of each region's consumers.", structural: true }),
  trips: quantity(3, {
    unit: 'trips per week',
    range: [0, 100],
    meaning: 'Shopping trips a week. A fraction is drawn: 2.4 is two trips and a third with chance .4.',
    source: 'data/china_consumer_behaviour.csv (2.4 to 3.2 a day online and off); value: assumption',
  }),
  basket: quantity(60, {
    unit: 'currency',
    range: [0.01, 1e9],
    meaning: 'Value of a basket.',
    source: 'assumption',
  }),
  moneyUtility: quantity(0.1, {
    unit: 'utils per currency unit',
    range: [1e-9, 1e6],
    meaning: 'Marginal utility of money (alpha): what a unit of cashback is worth.',
    source: 'assumption',
  }),
  carriesCash: quantity(0.6, {
    unit: 'probability',
    range: [0, 1],
    meaning: 'Chance of having cash at hand on a trip (kappa).',
    source: 'data/china_consumer_behaviour.csv (14 % carry none, 26 % under 100 yuan); value: assumption',
  }),
  storeChoice: quantity(0.5, {
    unit: 'share',
    range: [0, 1],
    meaning: 'How much payment matters for where to shop (lambda): 0 not at all, 1 as much as at the till.',
    source: 'McFadden (1978); value: assumption',
  }),
  habitStrength: quantity(1, {
    unit: 'factor',
    range: [0, 20],
    meaning: "The segment's habit strength as a multiple of `habit.strength`.",
    source: 'assumption',
  }),
  adoptionCost: quantity(0, {
    unit: 'utils per week',
    range: [-50, 50],
    meaning: 'Added to every platform’s adoption cost for this segment.',
    source: 'assumption',
  }),
  tastes: named(
    'Utility added to a method for this segment, by platform or `cash`.',
    z.number().min(-50).max(50).meta({ unit: 'utils' }),
  ).default({}),
});

/** A part of the country. Consumers shop only in their own region. */
export const region = z.strictObject({
  name: z.string().max(80).optional().meta({ description: 'Name shown in charts and tables.' }),
  share: required({ ...share, meaning: 'Share of all consumers who live here.', structural: true }),
});

const portfolioShares = z.record(z.string(), z.number().min(0).max(1)).meta({
  description: 'Share of consumers by portfolio: `none`, `alipay`, `alipay + wechat-pay` ... They sum to 1.',
  unit: 'share',
  structural: true,
});

/** Who holds which platforms when the market opens. */
export const holdings = z
  .strictObject({
    joint: portfolioShares.default({ none: 1 }),
    independent: named(
      'Platforms held independently of the joint portfolios, with the share of consumers who hold each.',
      z.number().min(0).max(1).meta({ unit: 'share', structural: true }),
    ).default({}),
    segments: named('Joint portfolios of single segments, instead of `joint`.', portfolioShares).default({}),
    regions: named(
      'Joint portfolios of single regions, instead of `joint` and `segments`.',
      portfolioShares,
    ).default({}),
  })
  .prefault({})
  .meta({
    description: 'Who holds which platforms when the market opens: a joint distribution of portfolios.',
  });

/** The state of habits in week 0. */
export const start = section('Habits when the market opens.', {
  habits: choice(['settled', 'given'], 'settled', {
    meaning:
      'settled: the long-run habits of the opening market, computed from its own law; given: `topOfWallet` and `rung` below.',
    structural: true,
  }),
  topOfWallet: z.record(id, z.number().min(0).max(1)).default({}).meta({
    description:
      'With `habits: given`: share of consumers by top of wallet (`cash` or a platform), among what each holds. Left out: equal shares.',
    unit: 'share',
    structural: true,
  }),
  rung: whole(0, {
    unit: 'rung',
    range: [0, 15],
    meaning: 'With `habits: given`: the rung everyone starts on.',
    structural: true,
  }),
  shares: z.record(id, z.number().min(0).max(1)).default({}).meta({
    description:
      'Share of payments by method in week 0, as the network effect sees it. Left out: those of the opening market.',
    unit: 'share',
    structural: true,
  }),
});
