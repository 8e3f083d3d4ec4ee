import { z } from 'zod';
import { flag, id, section, whole } from './quantity.ts';

const setting = z
  .string()
  .min(1)
  .max(200)
  .meta({ description: 'Path of a number: `platforms.alipay.cashback`, `interventions[0].bonus`.' });

const end = (description: string) =>
  z.number().optional().meta({ description, unit: 'as that of the setting' });

const slider = z
  .strictObject({
    setting,
    from: end('Where the slider begins. Left out: a round number below the present value.'),
    to: end('Where it ends. Left out: a round number above the present value.'),
    step: z.number().min(1e-12).max(1e18).optional().meta({
      description: 'How far a key moves it. Left out: 1, 2 or 5 times a power of ten.',
      unit: 'as that of the setting',
    }),
    label: z.string().min(1).max(80).optional().meta({ description: 'Words instead of the generated ones.' }),
  })
  .meta({ description: 'A slider of the playground.' });

/** What is shown of a run, and how. It changes nothing that happens. */
export const output = section('What the report leads with and what the tables hold.', {
  focus: section('Whom the report is about. Left out: whoever the first intervention names.', {
    platform: id.nullable().default(null).meta({ description: 'Platform in focus.' }),
    retailer: id.nullable().default(null).meta({ description: 'Chain in focus.' }),
    region: id.nullable().default(null).meta({ description: 'Region in focus.' }),
  }),
  everyRetailer: flag(false, {
    meaning: 'Whether `retailers.csv` lists every independent by itself instead of one sum a region.',
  }),
  switchingWindow: whole(13, {
    unit: 'weeks',
    range: [1, 520],
    meaning:
      'Length of the windows over which changes of the top of wallet are counted: `churn_top` and `switching.csv`. 1 with one trip a week counts changes per trip.',
    source: 'churn of cards is published by quarter or year (data/literature_parameters.csv)',
    structural: true,
  }),
  sliders: z
    .array(z.union([setting, slider]))
    .max(24)
    .optional()
    .meta({
      description:
        'The settings that matter for the question: sliders of the playground, each a path or a map. Left out or empty: chosen by what the scenario is about.',
    }),
});
