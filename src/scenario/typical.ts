import type { Scenario } from './schema.ts';

/** Usual values of settings that are 0 unless written, by name: assumptions about what is worth trying. */
const BY_NAME: Readonly<Record<string, number>> = {
  openness: 1,
  passThrough: 1,
  memory: 1,
  feeDiscount: 1,
  cashback: 0.1,
  basketUplift: 0.2,
  retailers: 50,
};

const BY_UNIT: Readonly<Record<string, number>> = {
  share: 0.05,
  'share of sales': 0.05,
  'share of value per data intensity': 0.02,
  'share of opening sales': 0.01,
  'share of a week’s sales': 0.01,
  'share of a week’s opening sales per week left': 0.02,
  'share per week': 0.2,
  probability: 1,
  utils: 2,
  'utils per week': 5,
  'utils per point': 1,
  points: 5,
  'hazard per week': 0.01,
  'hazard per week per currency unit': 0.01,
  'trips per week': 5,
  weeks: 52,
  'shops per region': 1000,
  shops: 100,
};

/** Amounts of money that are worth something against a basket. */
const IN_BASKETS: Readonly<Record<string, number>> = {
  signupBonus: 1,
  cashbackPerPayment: 0.1,
  resentmentCost: 0.2,
  marketing: 0.02,
};

/** A usual value of a setting, for the span of a slider that would otherwise go from 0 to 0. */
export function typicalOf(scenario: Scenario, name: string, unit: string): number {
  const baskets = Object.values(scenario.segments).map(({ basket }) => basket);
  if (Object.hasOwn(IN_BASKETS, name)) return IN_BASKETS[name] * Math.max(...baskets);
  if (Object.hasOwn(BY_NAME, name)) return BY_NAME[name];
  return Object.hasOwn(BY_UNIT, unit) ? BY_UNIT[unit] : 2;
}
