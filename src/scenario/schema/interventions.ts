import { z } from 'zod';
import { flag, id, optional, quantity, required, share } from './quantity.ts';

const dated = {
  week: z
    .int()
    .min(0)
    .max(100_000)
    .meta({ description: 'First week in force. 0 or 1: from the start.', unit: 'week' }),
  until: z
    .int()
    .min(1)
    .max(100_001)
    .nullable()
    .default(null)
    .meta({ description: 'First week no longer in force. Left out: to the end.', unit: 'week' }),
  label: z
    .string()
    .max(80)
    .optional()
    .meta({ description: 'Words on the charts instead of the generated ones.' }),
};
const regions = z
  .array(id)
  .min(1)
  .nullable()
  .default(null)
  .meta({ description: 'Regions it holds in. Left out: all.' });
const retailers = z
  .array(id)
  .min(1)
  .nullable()
  .default(null)
  .meta({ description: 'Chains it holds for, or `independents`. Left out: all.' });
const platform = id.meta({ description: 'The platform.' });
const terms = {
  bonus: quantity(0, {
    unit: 'share of sales',
    range: [0, 10],
    meaning: 'Bonus paid by the platform while the contract runs, as a share of the retailer’s sales.',
    source: 'assumption: .5 to 3 %',
  }),
  feeDiscount: quantity(0, { ...share, meaning: 'Share of the merchant fee that the platform waives.' }),
};

const exclusive = z
  .strictObject({
    kind: z.literal('exclusive'),
    ...dated,
    retailer: id.meta({ description: 'The chain.' }),
    platform,
    regions,
    ...terms,
  })
  .meta({
    description: 'A contract imposed by history: the retailer accepts only this platform (and cash).',
  });

const offer = z
  .strictObject({
    kind: z.literal('offer'),
    ...dated,
    platform,
    retailers,
    regions,
    ...terms,
    duration: z
      .int()
      .min(1)
      .max(5200)
      .default(52)
      .meta({ description: 'Length of the contract; renewed only at a review.', unit: 'weeks' }),
    penalty: quantity(0, {
      unit: 'share of a week’s opening sales per week left',
      range: [0, 10],
      meaning: 'Paid to the platform on breach, for each week the contract had left.',
    }),
  })
  .meta({ description: 'An exclusive contract that retailers may sign at a review.' });

const campaign = z
  .strictObject({
    kind: z.literal('campaign'),
    ...dated,
    platform,
    regions,
    retailers,
    cashback: quantity(0, { ...share, meaning: 'Cashback added, as a share of the basket.' }),
    cashbackPerPayment: quantity(0, {
      unit: 'currency',
      range: [0, 1e9],
      meaning: 'Cashback added for each payment.',
    }),
    signupBonus: quantity(0, {
      unit: 'currency',
      range: [0, 1e9],
      meaning: 'Bonus added for adopting the wallet (in all shops; `retailers` does not narrow it).',
    }),
    marketing: quantity(0, {
      unit: 'currency per consumer and week',
      range: [0, 1e6],
      meaning: 'Advertising added.',
    }),
    budget: optional({
      unit: 'currency',
      range: [0, 1e18],
      meaning:
        'The campaign stops, to the cent, when this is spent (for the whole population). null: no limit.',
    }),
  })
  .meta({ description: 'Incentives for a time, with a budget of their own.' });

const set = z
  .strictObject({
    kind: z.literal('set'),
    ...dated,
    parameter: z
      .string()
      .max(200)
      .meta({ description: 'Path of any parameter that is not structural: `platforms.alipay.merchantFee`.' }),
    value: z.union([z.number(), z.boolean(), z.string()]).meta({ description: 'Its value while in force.' }),
  })
  .meta({ description: 'Any parameter takes another value.' });

const entry = z
  .strictObject({ kind: z.literal('entry'), ...dated, platform })
  .meta({ description: 'The platform is absent before this week, and present from it.' });
const exit = z
  .strictObject({ kind: z.literal('exit'), ...dated, platform })
  .meta({ description: 'The platform leaves the market.' });
const outage = z
  .strictObject({ kind: z.literal('outage'), ...dated, platform, regions })
  .meta({ description: 'The platform does not work, wherever it is accepted.' });
const openness = z
  .strictObject({
    kind: z.literal('openness'),
    ...dated,
    platform,
    openness: required({ ...share, meaning: 'Openness while in force.' }),
  })
  .meta({
    description:
      'A platform opens up (or closes): co-governance, data handed back, fees shared with partners.',
  });

const banExclusivity = z
  .strictObject({
    kind: z.literal('ban-exclusivity'),
    ...dated,
    grandfather: flag(false, { meaning: 'Whether running contracts may run out.' }),
  })
  .meta({ description: 'No exclusive contract may be signed; running ones end, unless grandfathered.' });
const feeCap = z
  .strictObject({
    kind: z.literal('fee-cap'),
    ...dated,
    cap: required({ ...share, meaning: 'Highest merchant fee allowed.' }),
  })
  .meta({ description: 'A ceiling on merchant fees.' });
const incentiveCap = z
  .strictObject({
    kind: z.literal('incentive-cap'),
    ...dated,
    cap: required({
      ...share,
      meaning: 'Highest cashback allowed, as a share of the basket (all kinds together).',
    }),
  })
  .meta({ description: 'A ceiling on cashback.' });
const interoperability = z
  .strictObject({
    kind: z.literal('interoperability'),
    ...dated,
    routingFee: quantity(0, {
      ...share,
      meaning:
        "Paid by the payer's platform to the platform whose code was scanned, as a share of the value.",
    }),
  })
  .meta({ description: "Any accepted wallet's code takes every wallet." });
const shareCap = z
  .strictObject({
    kind: z.literal('share-cap'),
    ...dated,
    share: required({
      ...share,
      meaning: 'Share of wallet payments above which a platform may take no new users.',
    }),
  })
  .meta({ description: 'A platform above this share may take no new users.' });
const dataPortability = z
  .strictObject({
    kind: z.literal('data-portability'),
    ...dated,
    costReduction: quantity(0.5, { ...share, meaning: 'Share of the adoption cost that falls away.' }),
    habitShare: quantity(0.5, {
      ...share,
      meaning:
        'Share of the habit ladder on which a new top of wallet starts, since the history moves along.',
    }),
  })
  .meta({
    description: 'Consumers take their history with them: adoption is cheaper and habit moves along.',
  });
const fine = z
  .strictObject({
    kind: z.literal('fine'),
    ...dated,
    platform,
    amount: required({
      unit: 'currency',
      range: [0, 1e18],
      meaning: 'Paid once to the government, in `week`, for the whole population.',
    }),
  })
  .meta({ description: 'A fine on a platform.' });
const mediaShock = z
  .strictObject({
    kind: z.literal('media-shock'),
    ...dated,
    retailers,
    regions,
    resentment: required({
      unit: 'points',
      range: [-100, 100],
      meaning: 'Resentment added at once, in `week`.',
    }),
  })
  .meta({ description: 'News that raises (or calms) resentment of retailers.' });

export const intervention = z.discriminatedUnion('kind', [
  exclusive,
  offer,
  campaign,
  set,
  entry,
  exit,
  outage,
  openness,
  banExclusivity,
  feeCap,
  incentiveCap,
  interoperability,
  shareCap,
  dataPortability,
  fine,
  mediaShock,
]);
