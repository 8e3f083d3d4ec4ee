import type { Intervention, Scenario } from '../../../../scenario/schema.ts';
import { herfindahl, herfindahlAdded } from '../../../../theory/policy.ts';
import { CASH } from '../../../weekly.ts';
import type { Benchmark, Check, Lab, Picture } from '../../benchmark.ts';
import { compare, type Reading } from '../../compare.ts';
import { curveOf, evenly } from '../../curve.ts';
import { onlyKinds } from '../../paper/choice-premises.ts';
import { logitOf, plainLogit } from '../../paper/plain-choice.ts';
import { suppose } from '../../paper/suppose.ts';
import { marketIn } from '../../read.ts';
import { changedAt, labFor } from '../../variant.ts';

export const concentration: Benchmark = {
  name: 'hhi',
  family: 'Policy and accounts',
  title:
    'The merger of two platforms adds twice the product of their shares to the Herfindahl-Hirschman index',
  formula: 'HHI = 10^4 sum s^2 among platforms; merger of i and j adds 10^4 2 s_i s_j',
  source: 'Herfindahl (1950), Hirschman (1945)',
  unmet: (scenario) =>
    suppose([
      ...plainLogit(scenario),
      ...onlyKinds(scenario, []),
      [Object.keys(scenario.segments).length === 1, 'one segment'],
      [Object.keys(scenario.platforms).length >= 2, 'two platforms or more'],
    ]),
  examine: (lab) => ({
    checks: [...indexChecks(lab), ...mergersIn(lab.scenario).flatMap((merger) => mergerChecks(lab, merger))],
    picture: picture(lab),
  }),
};

type Merger = readonly [kept: string, gone: string];

/** Every pair of platforms, up to six. */
function mergersIn({ platforms }: Scenario): Merger[] {
  const ids = Object.keys(platforms);
  return ids.flatMap((one, i) => ids.slice(i + 1).map((other): Merger => [one, other])).slice(0, 6);
}

/** Shares among platforms, cash left out. */
function platformShares(scenario: Scenario): Record<string, number> {
  const { [CASH]: cash = 0, ...platforms } = logitOf(scenario);
  return Object.fromEntries(Object.entries(platforms).map(([id, share]) => [id, share / (1 - cash)]));
}

/** What chance adds to a sum of squared shares: (1 - sum s^2) / n, below 1 / n. */
const biasOf = ({ consumers, segments }: Scenario): number =>
  (2 * 10_000) / (consumers * Math.min(1, Object.values(segments)[0].trips));

function indexChecks(lab: Lab): Check[] {
  const { scenario } = lab;
  return compare(lab, {
    what: 'index',
    expected: herfindahl(Object.values(platformShares(scenario))),
    read: marketIn('hhi', 1),
    bias: biasOf(scenario),
  });
}

/**
 * In the second of two weeks one platform leaves and another is worth what both were: ln(e^V_i + e^V_j). Their users stay,
 * and everybody else's too.
 */
function merging(scenario: Scenario, [kept, gone]: Merger): Scenario {
  const shares = platformShares(scenario);
  const taste = scenario.platforms[kept].taste + Math.log1p(shares[gone] / shares[kept]);
  const interventions: Intervention[] = [
    { kind: 'exit', week: 2, until: null, platform: gone },
    { kind: 'set', week: 2, until: null, parameter: `platforms.${kept}.taste`, value: taste },
  ];
  return { ...scenario, weeks: 2, interventions };
}

const added: Reading = (series) => marketIn('hhi', 2)(series) - marketIn('hhi', 1)(series);

const expectAdded = (scenario: Scenario, [kept, gone]: Merger): number => {
  const shares = platformShares(scenario);
  return herfindahlAdded(shares[kept], shares[gone]);
};

const mergerChecks = (lab: Lab, merger: Merger): Check[] =>
  compare(labFor(lab, merging(lab.scenario, merger)), {
    what: `added by the merger of ${merger.join(' and ')}`,
    expected: expectAdded(lab.scenario, merger),
    read: added,
    bias: biasOf(lab.scenario),
  });

/** What each merger adds, against how much the first platform is liked. */
function picture(lab: Lab): Picture {
  const [first] = Object.keys(lab.scenario.platforms);
  const { taste } = lab.scenario.platforms[first];
  return curveOf(
    lab,
    {
      x: `taste of ${first}, utils`,
      y: 'points added to the index',
      format: 'number',
      marks: evenly(taste - 2, taste + 2, 4),
      market: (x) => changedAt(lab.scenario, { [`platforms.${first}.taste`]: x }),
    },
    mergersIn(lab.scenario).map((merger) => ({
      group: merger.join(' and '),
      variant: (market) => merging(market, merger),
      theory: (market) => expectAdded(market, merger),
      read: added,
    })),
  );
}
