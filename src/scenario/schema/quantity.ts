import { z } from 'zod';

/** What every parameter declares beside its type. It reaches the JSON Schema, the docs, `explain` and the sliders. */
export interface Meaning {
  /** What the parameter is, in a sentence. */
  meaning: string;
  /** Where the default or the concept comes from: a paper, a file of `data/`, or `assumption`. */
  source?: string;
  /** Fixed when the market is created: an intervention of kind `set` may not change it. */
  structural?: boolean;
}

export interface Quantity extends Meaning {
  /** Unit in words: `share`, `utils`, `currency`, `weeks` ... */
  unit: string;
  /** Smallest and largest value allowed, both included. */
  range: readonly [number, number];
}

const meta = ({ meaning, source, structural }: Meaning, unit?: string) => ({
  description: meaning,
  ...(unit === undefined ? {} : { unit }),
  ...(source === undefined ? {} : { source }),
  ...(structural === undefined ? {} : { structural }),
});

/** A number with a unit, a range and a default. */
export function quantity(value: number, { unit, range: [low, high], ...meaning }: Quantity) {
  return z.number().min(low).max(high).default(value).meta(meta(meaning, unit));
}

/** A number with a unit and a range that the author of the scenario must give. */
export function required({ unit, range: [low, high], ...meaning }: Quantity) {
  return z.number().min(low).max(high).meta(meta(meaning, unit));
}

/** A number that may be left out (`null`: no such limit, or derived as the meaning says). */
export function optional({ unit, range: [low, high], ...meaning }: Quantity) {
  return z.number().min(low).max(high).nullable().default(null).meta(meta(meaning, unit));
}

/** A whole number with a unit, a range and a default. */
export function whole(value: number, { unit, range: [low, high], ...meaning }: Quantity) {
  return z.int().min(low).max(high).default(value).meta(meta(meaning, unit));
}

/** A switch. */
export function flag(value: boolean, meaning: Meaning) {
  return z.boolean().default(value).meta(meta(meaning));
}

/** One of a few words. */
export function choice<const T extends readonly [string, ...string[]]>(
  options: T,
  value: T[number],
  meaning: Meaning,
) {
  return z
    .enum(options)
    .default(value as never)
    .meta(meta(meaning));
}

/** A line of text. */
export function words(value: string, meaning: Meaning) {
  return z.string().max(2000).default(value).meta(meta(meaning));
}

/** A group of settings that may be left out as a whole: its own defaults then apply. */
export function section<T extends z.ZodRawShape>(meaning: string, shape: T) {
  return z
    .strictObject(shape)
    .prefault({} as never)
    .meta({ description: meaning });
}

/** The name of a platform, retailer, region or segment inside a scenario. */
export const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'expected a name of small letters, digits and dashes');

/** Settings by name: `{ alipay: {...}, wechat-pay: {...} }`. */
export function named<T extends z.ZodType>(meaning: string, item: T) {
  return z.record(id, item).meta({ description: meaning });
}

export const share = { unit: 'share', range: [0, 1] } as const;
export const utils = { unit: 'utils', range: [-50, 50] } as const;
