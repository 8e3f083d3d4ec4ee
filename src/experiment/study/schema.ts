/** The language of study files: which scenarios an experiment runs, what it varies, and what every run is asked for. */
import { z } from 'zod';
import { choice, words } from '../../scenario/schema/quantity.ts';

const text = (meaning: string) => z.string().min(1).max(2000).meta({ description: meaning });

const wholeNumber = (unit: string, [low, high]: readonly [number, number], description: string) =>
  z.int().min(low).max(high).meta({ description, unit });

const number = (description: string) =>
  z.number().min(-1e18).max(1e18).meta({ description, unit: 'unit of the setting' });

const anything = z.unknown();

/** What is done to a scenario from outside its file. */
const change = {
  set: z
    .record(z.string(), anything)
    .default({})
    .meta({ description: 'Settings by path, as after --set: `platforms.alipay.cashback: 0.02`.' }),
  add: z
    .array(anything)
    .default([])
    .meta({ description: 'Interventions that come to those of the scenario, written as there.' }),
};

const level = z.strictObject({
  name: text('What tables and charts call the level.'),
  value: z
    .number()
    .optional()
    .meta({ description: 'A number for the level, where levels lie on a scale: a coverage, a week.' }),
  ...change,
});

const factorNames = {
  name: z.string().min(1).max(80).optional().meta({ description: 'What tables and charts call the factor.' }),
  parameter: z
    .string()
    .optional()
    .meta({ description: 'Path of the setting that is varied, as after --set.' }),
  unit: z.string().max(80).optional().meta({
    description: 'Unit of the values; that of the setting if left out. `share` is shown in percent.',
  }),
  parameters: z
    .array(z.string())
    .optional()
    .meta({ description: 'Several settings that take one value together.' }),
  offset: number(
    'Added to every value before it is set: a campaign that begins in week 27 and lasts 13 weeks ends at 27 + 13.',
  ).default(0),
};

const range = {
  from: number('Smallest value of a range.').optional(),
  to: number('Largest value of a range.').optional(),
  scale: choice(['linear', 'log'], 'linear', {
    meaning: 'log: steps of equal ratio, for ranges over decades.',
  }),
};

const factor = z.strictObject({
  ...factorNames,
  values: z
    .array(z.union([z.number(), z.string(), z.boolean()]))
    .optional()
    .meta({ description: 'The values taken, one after the other.' }),
  ...range,
  steps: wholeNumber('values', [2, 1000], 'Values in a grid over the range, both ends included.').optional(),
  levels: z
    .array(level)
    .optional()
    .meta({ description: 'Named levels, each with settings and interventions of its own.' }),
});

const ranged = z.strictObject({ ...factorNames, ...range });

const outcomes = z
  .array(z.string().min(1).max(200))
  .min(1)
  .meta({ description: 'What every run is asked for: `payment_share of alipay in west, last less before`.' });

const MAP = {
  name: text('The question that the map answers.'),
  region: z.string().default('all').meta({ description: 'A region; the whole market if left out.' }),
};

const map = z.discriminatedUnion('by', [
  z
    .strictObject({
      by: z.literal('leader'),
      ...MAP,
      figure: z
        .string()
        .default('payment_share')
        .meta({ description: 'Figure of platforms: who has most of it in the last quarter leads.' }),
    })
    .meta({ description: 'Which platform leads.' }),
  z
    .strictObject({
      by: z.literal('partner'),
      ...MAP,
      retailer: z.string().meta({ description: 'The chain that is asked.' }),
    })
    .meta({ description: 'With whom a chain is bound for most of the last quarter, if with anybody.' }),
  z
    .strictObject({
      by: z.literal('threshold'),
      name: MAP.name,
      outcome: text('The outcome that is looked at.'),
      above: number('The value that divides the two answers.'),
      words: z
        .array(z.string().min(1).max(40))
        .length(2)
        .default(['below', 'above'])
        .meta({ description: 'The answer up to the value, and the answer above it.' }),
    })
    .meta({ description: 'Where an outcome exceeds a value.' }),
]);

const head = {
  name: text('What the study is called.'),
  question: words('', { meaning: 'The question it answers.' }),
  source: words('', { meaning: 'Where its levels and ranges come from.' }),
};

const base = {
  base: text('The scenario that is varied: a file beside this one, or a shipped scenario by name.'),
  ...change,
};

const REPLICATES = [1, 1_000_000] as const;

const sweep = z
  .strictObject({
    study: z.literal('sweep'),
    ...head,
    ...base,
    factors: z.array(factor).min(1).meta({ description: 'What is varied.' }),
    design: choice(['grid', 'one-at-a-time', 'latin-hypercube', 'sobol', 'random'], 'grid', {
      meaning:
        'grid: every combination; one-at-a-time: from the base, one factor after the other; the others fill the ranges with `samples` points.',
      source: 'McKay, Beckman & Conover (1979); Sobol (1967)',
    }),
    samples: wholeNumber('conditions', [1, 100_000_000], 'Points of a design that fills ranges.').optional(),
    replicates: wholeNumber('runs', REPLICATES, 'Runs of each condition, with other draws.').default(10),
    outcomes,
    maps: z.array(map).default([]).meta({ description: 'What is mapped over the first two factors.' }),
    refine: wholeNumber(
      'halvings',
      [0, 6],
      'How often a grid over two ranges is halved where an answer of the maps changes.',
    ).default(0),
  })
  .meta({ description: 'Runs a scenario over a design of factors.' });

const sensitivity = z
  .strictObject({
    study: z.literal('sensitivity'),
    ...head,
    ...base,
    factors: z.array(ranged).min(1).meta({ description: 'What is varied, each over a range.' }),
    method: choice(['morris', 'sobol', 'both'], 'both', {
      meaning:
        'morris: screening by elementary effects; sobol: shares of the variance; both: one after the other.',
      source: 'Morris (1991); Saltelli et al. (2010)',
    }),
    trajectories: wholeNumber(
      'trajectories',
      [2, 10_000],
      'Walks through the ranges for the screening.',
    ).default(20),
    levels: wholeNumber('levels', [2, 64], 'Levels of each range in the screening; an even number.').default(
      4,
    ),
    samples: wholeNumber(
      'points',
      [2, 10_000_000],
      'Base points of the Sobol design, which runs (factors + 2) times as many.',
    ).default(128),
    replicates: wholeNumber(
      'runs',
      REPLICATES,
      'Runs of each condition; from two on, chance is told apart from the factors.',
    ).default(2),
    resamples: wholeNumber('resamples', [100, 100_000], 'Bootstrap resamples behind the intervals.').default(
      1000,
    ),
    outcomes,
  })
  .meta({ description: 'Says which parameters matter.' });

const arm = z.strictObject({
  name: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .meta({ description: 'What tables and charts call it; the name of the scenario if left out.' }),
  scenario: text('A scenario file beside this one, or a shipped scenario by name.'),
  ...change,
});

const compare = z
  .strictObject({
    study: z.literal('compare'),
    ...head,
    name: text('What the comparison is called; its scenarios by name if left out.').optional(),
    arms: z
      .array(arm)
      .min(2)
      .max(12)
      .meta({ description: 'The scenarios; the others are compared with the first.' }),
    ...change,
    figure: text('The figure whose difference must be told precisely.').default('welfare'),
    precision: z
      .union([z.number().gt(0), z.string().regex(/^\d*\.?\d+ ?%$/)])
      .optional()
      .meta({
        description:
          'Replicates are added until the 95 % interval of its difference is narrower; of a share also in percent: 0.1%.',
        unit: 'unit of the figure',
      }),
    replicates: wholeNumber('runs', REPLICATES, 'Replicates of each scenario to begin with.').optional(),
    maxReplicates: wholeNumber(
      'runs',
      REPLICATES,
      'Replicates at most: 100 if left out, or `replicates` where these are more.',
    ).optional(),
    window: text(
      'The weeks that tables speak of: first, last, before, after, all, or `weeks 10 to 20`.',
    ).default('last'),
  })
  .meta({ description: 'Runs scenarios on the same draws and tells what differs.' });

export const studySchema = z.discriminatedUnion('study', [sweep, sensitivity, compare]);

export type WrittenSweep = z.output<typeof sweep>;
export type WrittenSensitivity = z.output<typeof sensitivity>;
export type WrittenCompare = z.output<typeof compare>;
export type WrittenFactor = z.output<typeof factor>;
export type WrittenMap = z.output<typeof map>;
