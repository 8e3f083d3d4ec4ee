/**
 * The scenario language: the one place where a parameter is declared.
 *
 * Types, error texts, the JSON Schema, `docs/parameters.md`, `paymarket explain` and sliders all derive from here.
 */
import { z } from 'zod';
import {
  cash,
  habit,
  holdings,
  network,
  region,
  resentment,
  segment,
  shopping,
  start,
  wallets,
} from './schema/consumers.ts';
import { intervention } from './schema/interventions.ts';
import { output } from './schema/output.ts';
import { partners, platform } from './schema/platforms.ts';
import { named, optional, whole, words } from './schema/quantity.ts';
import { retailers } from './schema/retailers.ts';
import { strategy } from './schema/strategies.ts';

export const scenarioSchema = z.strictObject({
  extends: z.string().optional().meta({ description: 'Another scenario file that this one changes.' }),
  name: z
    .string()
    .min(1)
    .max(200)
    .meta({ description: 'Name of the scenario; the results go to `out/<name of the file>`.' }),
  question: words('', { meaning: 'The question this scenario answers.' }),
  source: words('', { meaning: 'Where the story and its numbers come from.' }),
  benchmark: z.string().max(100).optional().meta({
    description:
      'Closed form that `paymarket verify` compares this market with; `paymarket verify --list` names them.',
  }),
  engine: z.enum(['agents', 'mean-field']).default('agents').meta({
    description:
      'agents: every consumer draws its own trips; mean-field: expected flows between rows, as with infinitely many consumers: no chance, one run, and much faster.',
    structural: true,
  }),
  weeks: whole(104, { unit: 'weeks', range: [1, 100_000], meaning: 'Length of the run.', structural: true }),
  startDate: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a date like 2018-01-01')
    .nullable()
    .default(null)
    .meta({ description: 'Monday of week 1, for the labels of charts.', structural: true }),
  replicates: whole(10, {
    unit: 'runs',
    range: [1, 1_000_000],
    meaning: 'How many times the market is run with other draws.',
    structural: true,
  }),
  consumers: whole(100_000, {
    unit: 'consumers',
    range: [1, 4_000_000_000],
    meaning: 'Simulated consumers.',
    structural: true,
  }),
  population: optional({
    unit: 'people',
    range: [1, 1e11],
    meaning:
      'People whom the simulated consumers stand for; budgets and fines are scaled by it. null: as many as `consumers`.',
    structural: true,
  }),
  seed: z
    .union([z.string().max(200), z.number()])
    .default('paymarket')
    .meta({ description: 'Text or number from which all randomness follows.', structural: true }),
  currency: z
    .string()
    .min(1)
    .max(12)
    .default('CNY')
    .meta({ description: 'Unit of money in tables and charts.' }),
  habit,
  network,
  cash,
  shopping,
  wallets,
  resentment,
  segments: named('Groups of consumers with the same tastes.', segment),
  regions: named('Parts of the country.', region),
  platforms: named('Payment platforms, at most 7.', platform),
  partners,
  holdings,
  start,
  retailers,
  interventions: z.array(intervention).default([]).meta({ description: 'What happens, and when.' }),
  strategies: z.array(strategy).default([]).meta({ description: 'How platforms move by themselves.' }),
  output,
});

/** A checked scenario with every default filled in. Read-only by convention: the model never writes to it. */
export type Scenario = z.output<typeof scenarioSchema>;
export type Segment = Scenario['segments'][string];
export type Platform = Scenario['platforms'][string];
export type Chain = Scenario['retailers']['chains'][string];
export type Independents = Scenario['retailers']['independents'];
export type Intervention = Scenario['interventions'][number];
export type Strategy = Scenario['strategies'][number];
export type Lever = Extract<Strategy, { kind: 'schedule' }>['steps'][number]['set'];

export const MAX_PLATFORMS = 7;
