import { z } from 'zod';
import { required, words } from '../../scenario/schema/quantity.ts';

const ANY = [-1e9, 1e9] as const;

const text = (meaning: string) => z.string().min(1).max(2000).meta({ description: meaning });

const wholeNumber = (unit: string, [low, high]: readonly [number, number], description: string) =>
  z.int().min(low).max(high).meta({ description, unit });

const target = z.strictObject({
  moment: text('What of a run is held against the figure; `paymarket calibrate --help` lists them.'),
  name: z.string().min(1).max(80).optional().meta({ description: 'What tables and charts call it.' }),
  method: z
    .string()
    .optional()
    .meta({ description: 'The method it is about, where the moment asks for one.' }),
  methods: z
    .array(z.string())
    .optional()
    .meta({ description: 'Several methods, where the moment asks for them.' }),
  portfolio: z.string().optional().meta({ description: 'Wallets held, joined by +, or none.' }),
  region: z.string().optional().meta({ description: 'A region; the whole market if left out.' }),
  value: required({ unit: 'unit of the moment', range: ANY, meaning: 'The published figure.' }).optional(),
  standardError: required({
    unit: 'unit of the moment',
    range: ANY,
    meaning: 'How far off the figure may be: its weight is one over the square.',
  }).optional(),
  interval: z.array(z.number()).optional().meta({
    description:
      'In place of value and standardError: [low, high], read as a 95 % interval: middle and half the width / 1.96.',
  }),
  check: z.boolean().default(false).meta({
    description:
      'Only held against the run, neither fitted to nor counted in J: for a figure that the scenario takes as an input.',
  }),
  status: text('found, derived or judged.'),
  source: text('Where the figure was published.'),
  note: words('', { meaning: 'What else a reader should know of the figure.' }),
});

const free = z.strictObject({
  parameter: z.string().optional().meta({ description: 'Path of a setting, as after --set.' }),
  parameters: z
    .array(z.string())
    .optional()
    .meta({ description: 'Paths of settings that are moved together and take one value.' }),
  bounds: z.array(z.number()).meta({ description: 'Smallest and largest value tried: [low, high].' }),
  start: required({
    unit: 'unit of the setting',
    range: ANY,
    meaning: 'Where the search begins.',
  }).optional(),
  meaning: text('What the parameter is, and which targets should tell it.'),
});

const fixed = z.strictObject({
  parameter: z.string().optional().meta({ description: 'Path of a setting or of a section.' }),
  parameters: z.array(z.string()).optional().meta({ description: 'Several paths.' }),
  why: text('On which source or assumption it is held.'),
});

/** A file of targets: what a scenario is fitted to, what may move, and what was held fixed. */
export const targetsSchema = z.strictObject({
  name: text('What the targets are called.'),
  source: text('Where the figures come from, in a line.'),
  weeks: z
    .strictObject({
      from: wholeNumber('week', [1, 10_000], 'First week of the window.'),
      to: wholeNumber(
        'week',
        [1, 10_000],
        'Last week of the window, with which a run ends; the scenario must go on as long.',
      ),
    })
    .meta({ description: 'The weeks in which moments are measured; stocks are those at the end.' }),
  targets: z.array(target).min(1).meta({ description: 'The figures to come close to.' }),
  free: z.array(free).min(1).meta({ description: 'The parameters that are moved.' }),
  fixed: z.array(fixed).default([]).meta({ description: 'What was held fixed, and why.' }),
  agents: z
    .strictObject({
      replicates: wholeNumber('runs', [2, 1000], 'Runs with agents.'),
      consumers: wholeNumber('consumers', [1, 10_000_000], 'Consumers in each.'),
    })
    .prefault({ replicates: 10, consumers: 100_000 })
    .meta({ description: 'The final check of the fitted scenario by agents.' }),
});

export type TargetsFile = z.output<typeof targetsSchema>;
export type WrittenTarget = TargetsFile['targets'][number];
export type WrittenFree = TargetsFile['free'][number];
