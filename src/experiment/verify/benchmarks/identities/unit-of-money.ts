import { stepsOf } from '../../../../core/path.ts';
import { fieldAt } from '../../../../scenario/field-at.ts';
import type { Scenario } from '../../../../scenario/schema.ts';
import type { Benchmark } from '../../benchmark.ts';
import { suppose } from '../../paper/suppose.ts';
import { platformIn } from '../../read.ts';
import { checkAlike, checkCells, type Same, sideBySide } from './checks.ts';
import { withoutPurses } from './purses.ts';

/** Fen in a yuan. */
const FEN = 100;

/** How often a unit contains money: 1 for `currency`, -1 for `utils per currency unit`. */
const moneyIn = (unit: string): number => (/per currency/.test(unit) ? -1 : /^currency/.test(unit) ? 1 : 0);

/** Units of what is counted, and not measured in money. */
const COUNTED = new Set(['payments', 'consumers', 'trips', 'retailers']);

/** The scenario with all its money counted in units of which `factor` make one of the old. */
export function recounted(scenario: Scenario, factor: number): Scenario {
  const unitAt = (path: readonly string[]) => fieldAt(path, scenario)?.unit ?? '';
  const visit = (value: unknown, path: readonly string[], owner: unknown): unknown => {
    if (typeof value === 'number') return value * factor ** moneyIn(unitAt(meant(path, owner)));
    if (Array.isArray(value)) return value.map((item, i) => visit(item, [...path, String(i)], value));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, child]) => [key, visit(child, [...path, key], value)]),
    );
  };
  return visit(scenario, [], null) as Scenario;
}

/** The value of a `set` has the unit of the parameter that it sets. */
function meant(path: readonly string[], owner: unknown): readonly string[] {
  const { kind, parameter } = owner as { kind?: unknown; parameter?: unknown };
  return kind === 'set' && path.at(-1) === 'value' ? stepsOf(String(parameter)) : path;
}

export const unitOfMoney: Benchmark = {
  name: 'unit-of-money',
  family: 'Identities',
  title: 'Whether money is counted in yuan or in fen changes nothing',
  formula: 'all money times 100, all alpha divided by 100: the same counts to the bit, and money times 100',
  source: 'identity',
  unmet: ({ strategies }) =>
    suppose([[strategies.every(({ kind }) => kind === 'hold'), 'no strategies: formulas have no unit']]),
  examine: (lab) => {
    const { scenario } = lab;
    const same: Same = {
      what: 'in fen',
      from: scenario,
      to: recounted(scenario, FEN),
      matching: { scale: ({ unit }) => FEN ** moneyIn(unit) },
    };
    const unlimited = withoutPurses(scenario);
    const counts: Same = {
      ...same,
      what: 'in what is counted',
      matching: { columns: ({ unit }) => COUNTED.has(unit) },
    };
    return {
      checks: [
        checkAlike(lab, 'mean-field', { ...same, from: unlimited, to: recounted(unlimited, FEN) }),
        checkAlike(lab, 'agents', same),
        checkCells(lab, 'agents', counts),
      ],
      picture: sideBySide(
        lab,
        { y: `fees a week, ${scenario.currency}`, format: 'number' },
        same,
        Object.keys(scenario.platforms).map((id) => ({
          group: id,
          read: (week) => platformIn(id, 'fees', week),
          readOther: (week) => (series) => platformIn(id, 'fees', week)(series) / FEN,
        })),
      ),
    };
  },
};
