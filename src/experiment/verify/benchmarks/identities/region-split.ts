import type { Scenario } from '../../../../scenario/schema.ts';
import type { Benchmark } from '../../benchmark.ts';
import { pictureOf } from '../../compare.ts';
import { suppose } from '../../paper/suppose.ts';
import { checkAlike, checkFigure } from './checks.ts';
import { tellingFigures } from './figures.ts';

type Regional = { readonly regions: readonly string[] | null };

const twinOf = (region: string): string => `${region}-twin`;

/** The market whose first region is cut into two that are alike: half of its people, and half of its shops in each. */
export function split(scenario: Scenario): Scenario {
  const { regions, retailers, holdings } = scenario;
  const [[cut, region], ...others] = Object.entries(regions);
  const half = { ...region, share: region.share / 2 };
  const twin = twinOf(cut);
  const chains = Object.entries(retailers.chains).map(([id, chain]) => {
    const outlets = chain.outlets[cut];
    if (outlets === undefined) return [id, chain];
    return [id, { ...chain, outlets: { ...chain.outlets, [cut]: outlets / 2, [twin]: outlets / 2 } }];
  });
  const count = others.length + 1;
  return {
    ...scenario,
    regions: { [cut]: half, ...Object.fromEntries(others), [twin]: half },
    retailers: {
      ...retailers,
      chains: Object.fromEntries(chains),
      // shops are given for a region of average size
      independents: {
        ...retailers.independents,
        outlets: (retailers.independents.outlets * count) / (count + 1),
      },
    },
    holdings: {
      ...holdings,
      regions:
        cut in holdings.regions ? { ...holdings.regions, [twin]: holdings.regions[cut] } : holdings.regions,
    },
    interventions: scenario.interventions.map((made) =>
      'regions' in made && (made as Regional).regions?.includes(cut)
        ? { ...made, regions: [...(made as Regional).regions!, twin] }
        : made,
    ) as Scenario['interventions'],
  };
}

/** Whether the cells of the first region can be halved without half a consumer being left over. */
function isEven({ consumers, regions, segments }: Scenario): boolean {
  const [{ share }] = Object.values(regions);
  return Object.values(segments).every((segment) => {
    const half = (consumers * share * segment.share) / 2;
    return Math.abs(half - Math.round(half)) < 1e-9;
  });
}

export const regionSplit: Benchmark = {
  name: 'region-split',
  family: 'Identities',
  title: 'A region cut into two that are alike changes nothing that is measured of all',
  formula: 'rows of all regions together stay: up to rounding in the mean field, up to draws by agents (R4)',
  source: 'identity',
  unmet: (scenario) =>
    suppose([
      [isEven(scenario), 'an even number of consumers in each segment of the first region'],
      [
        scenario.retailers.reviewEvery <= 1,
        'retailers.reviewEvery: 1 or 0, since more retailers take other turns',
      ],
      [
        Object.values(scenario.platforms).every(({ budget }) => budget === null),
        'budget: null: the week in which money runs out is served in the order of regions',
      ],
    ]),
  examine: (lab) => {
    const { scenario } = lab;
    const pair = { from: scenario, to: split(scenario) };
    const figures = tellingFigures(scenario).map((figure) => checkFigure(lab, pair, figure));
    return {
      checks: [
        checkAlike(lab, 'mean-field', {
          what: 'cut into two',
          ...pair,
          matching: { allOnly: true, tables: ['platforms', 'market', 'consumers', 'switching'] },
        }),
        ...figures.map((check) => ({ ...check, what: `${check.what}, cut into two less whole` })),
      ],
      picture: pictureOf(figures, { x: 'figure', y: 'change by the cut', format: 'share' }, lab.z),
    };
  },
};
