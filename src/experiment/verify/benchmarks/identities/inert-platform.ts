import type { Platform, Scenario } from '../../../../scenario/schema.ts';
import type { Benchmark } from '../../benchmark.ts';
import { pictureOf } from '../../compare.ts';
import { platformOver } from '../../over-weeks.ts';
import { suppose } from '../../paper/suppose.ts';
import { checkAlike, checkFigure, nothing } from './checks.ts';
import { tellingFigures } from './figures.ts';

const INERT = 'inert';

/** The market with one platform more, which nobody holds, nobody accepts and nobody will ever adopt. */
export function withInert(scenario: Scenario): Scenario {
  const { platforms, retailers } = scenario;
  const ids = Object.keys(platforms);
  const like = platforms[ids[0]];
  const chains = Object.entries(retailers.chains).map(([id, chain]) => [
    id,
    { ...chain, accepts: chain.accepts === 'all' ? ids : chain.accepts },
  ]);
  const { independents } = retailers;
  const inert: Platform = {
    ...like,
    kind: 'card',
    taste: 5,
    reviewed: false,
    marketing: 0,
    budget: null,
    adoption: { ...like.adoption, innovation: 0, imitation: 0, marketingEffect: 0 },
    partners: { ...like.partners, stock: 0 },
  };
  return {
    ...scenario,
    platforms: { ...platforms, [INERT]: inert },
    retailers: {
      ...retailers,
      chains: Object.fromEntries(chains),
      independents: { ...independents, acceptance: { ...independents.acceptance, [INERT]: 0 } },
    },
  };
}

const isOpen = ({ retailers }: Scenario): boolean =>
  [...Object.values(retailers.chains), retailers.independents].some(({ mandate }) => mandate === 'open');

/** Columns of the inert platform that must be 0 in every week. */
const EMPTY = ['payments', 'holders', 'adoptions', 'acceptance', 'fees', 'cashback'];

export const inertPlatform: Benchmark = {
  name: 'inert-platform',
  family: 'Identities',
  title: 'A platform that nobody knows and nobody accepts changes nothing',
  formula: 'all other rows of all tables stay, up to rounding and other draws; its own are 0',
  source: 'identity',
  unmet: (scenario) =>
    suppose([
      [Object.keys(scenario.platforms).length < 7, 'six platforms at most: one is added'],
      [!(INERT in scenario.platforms), `no platform called ${INERT}`],
      [!isOpen(scenario), 'no mandate open, under which a shop accepts whatever there is'],
    ]),
  examine: (lab) => {
    const { scenario } = lab;
    const pair = { from: scenario, to: withInert(scenario) };
    const window = { from: 1, to: scenario.weeks };
    const own = lab.meanField(pair.to);
    const seen = EMPTY.reduce((sum, name) => sum + platformOver(INERT, name, window)(own), 0);
    const figures = tellingFigures(scenario).map((figure) => checkFigure(lab, pair, figure));
    return {
      checks: [
        checkAlike(lab, 'mean-field', {
          what: 'with it',
          ...pair,
          matching: { mayAdd: (key) => key.includes(INERT) },
        }),
        nothing('its payments, holders, acceptance and fees', 'mean-field', seen),
        ...figures.map((check) => ({ ...check, what: `${check.what}, with it less without` })),
      ],
      picture: pictureOf(figures, { x: 'figure', y: 'change by the inert platform', format: 'share' }, lab.z),
    };
  },
};
