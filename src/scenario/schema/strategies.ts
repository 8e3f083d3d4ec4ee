import { z } from 'zod';
import { id } from './quantity.ts';

/** What a platform can move by itself. */
export const LEVERS = [
  'merchantFee',
  'cashback',
  'cashbackPerPayment',
  'signupBonus',
  'marketing',
  'service',
  'openness',
  'dataIntensity',
] as const;

/** What formulas may read: the week, what the platform saw of last week's market, what is left of its budget, its own levers. */
export const OBSERVABLES = [
  'week',
  'share',
  'walletShare',
  'rivalShare',
  'churn',
  'acceptance',
  'budgetLeft',
  ...LEVERS,
] as const;

const platform = id.meta({ description: 'The platform that moves.' });
const lever = z.enum(LEVERS).meta({ description: 'The setting of the platform that is moved.' });
const formula = (meaning: string) =>
  z.union([z.string().max(500), z.number()]).meta({ description: meaning });

const hold = z
  .strictObject({ kind: z.literal('hold'), platform })
  .meta({ description: 'Keeps its settings.' });

const schedule = z
  .strictObject({
    kind: z.literal('schedule'),
    platform,
    steps: z
      .array(
        z.strictObject({
          week: z.int().min(1).max(100_000).meta({ description: 'Week of the move.', unit: 'week' }),
          set: lever,
          to: formula('New value: a number or a formula.'),
        }),
      )
      .min(1)
      .meta({ description: 'The moves, each in its week.' }),
  })
  .meta({ description: 'Moves fixed beforehand.' });

const rules = z
  .strictObject({
    kind: z.literal('rules'),
    platform,
    every: z
      .int()
      .min(1)
      .max(520)
      .default(4)
      .meta({ description: 'Weeks between two moves.', unit: 'weeks' }),
    rules: z
      .array(
        z.strictObject({
          when: formula('Condition; left out: always.').optional(),
          set: lever,
          to: formula('New value: a formula over observables.'),
        }),
      )
      .min(1)
      .meta({ description: 'The rules, tried in this order; every one whose condition holds is followed.' }),
  })
  .meta({ description: 'Moves by rule: formulas over what the platform can see.' });

export const strategy = z.discriminatedUnion('kind', [hold, schedule, rules]);
