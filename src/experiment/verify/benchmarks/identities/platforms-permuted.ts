import { type Scenario, scenarioSchema } from '../../../../scenario/schema.ts';
import type { Benchmark } from '../../benchmark.ts';
import { pictureOf } from '../../compare.ts';
import { suppose } from '../../paper/suppose.ts';
import { checkAlike, checkFigure, checkSame } from './checks.ts';
import { tellingFigures } from './figures.ts';
import { withoutPurses } from './purses.ts';

/** What names nothing in the market, and the seed, on which the draws depend. */
const KEPT = ['seed', 'name', 'question', 'source', 'benchmark', 'currency'] as const;

/** New names for platforms, whose alphabetical order is another. */
export function renaming({ platforms }: Scenario): (text: string) => string {
  const ids = Object.keys(platforms);
  const pattern = new RegExp(
    `(?<![\\w-])(${ids.toSorted((a, b) => b.length - a.length).join('|')})(?![\\w-])`,
    'g',
  );
  return (text) => text.replace(pattern, (id) => `platform-${ids.length - ids.indexOf(id)}`);
}

export function renamed(scenario: Scenario): Scenario {
  const other = JSON.parse(renaming(scenario)(JSON.stringify(scenario)));
  for (const key of KEPT) other[key] = scenario[key];
  return scenarioSchema.parse(other);
}

export const reordered = (scenario: Scenario): Scenario => ({
  ...scenario,
  platforms: Object.fromEntries(Object.entries(scenario.platforms).toReversed()),
});

export const platformsPermuted: Benchmark = {
  name: 'platforms-permuted',
  family: 'Identities',
  title: 'Names and order of platforms change nothing but names and order',
  formula:
    'tables(renamed market) = renamed tables, to the bit; in another order up to rounding and other draws',
  source: 'identity',
  unmet: (scenario) => suppose([[Object.keys(scenario.platforms).length > 1, 'two platforms or more']]),
  examine: (lab) => {
    const { scenario } = lab;
    const words = renaming(scenario);
    const unlimited = withoutPurses(scenario);
    const other = { from: unlimited, to: reordered(unlimited) };
    const figures = tellingFigures(scenario).map((figure) => checkFigure(lab, other, figure));
    return {
      checks: [
        ...checkSame(lab, { what: 'renamed', from: scenario, to: renamed(scenario), matching: { words } }),
        checkAlike(lab, 'mean-field', { what: 'in another order', ...other }),
        ...figures.map((check) => ({ ...check, what: `${check.what}, in another order less in this` })),
      ],
      picture: pictureOf(figures, { x: 'figure', y: 'change by another order', format: 'share' }, lab.z),
    };
  },
};
