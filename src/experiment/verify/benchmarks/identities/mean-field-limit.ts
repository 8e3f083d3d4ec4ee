import { moments } from '../../../../core/stats.ts';
import type { Scenario } from '../../../../scenario/schema.ts';
import type { Benchmark, Check, Lab, Picture } from '../../benchmark.ts';
import { suppose } from '../../paper/suppose.ts';
import type { Figure } from './checks.ts';
import { tellingFigures } from './figures.ts';

/** How many times as many consumers the larger market has: its error is a quarter. */
const TIMES = 16;

const smaller = (scenario: Scenario, times: number): Scenario => ({
  ...scenario,
  consumers: Math.round(scenario.consumers / times),
});

/** Agents against the mean field, figure by figure (R4). */
const checkLimit = (lab: Lab, { what, read, bias }: Figure): Check => {
  const { n, mean, variance } = moments(lab.agents().map(read));
  const error = Math.sqrt(variance / n);
  const expected = read(lab.meanField());
  return { what, engine: 'agents', relation: '=', expected, simulated: mean, error, tolerance: bias };
};

/** The root of the mean square by which one replicate misses the mean field, over all figures; its standard error. */
function missOf(lab: Lab, scenario: Scenario): { rms: number; error: number } {
  const expected = lab.meanField();
  const misses = lab.agents(scenario).map((series) => {
    const gaps = tellingFigures(scenario).map(
      ({ read }, i) => read(series) - tellingFigures(lab.scenario)[i].read(expected),
    );
    return gaps.reduce((sum, gap) => sum + gap ** 2, 0) / gaps.length;
  });
  const { n, mean, variance } = moments(misses);
  const rms = Math.sqrt(mean);
  return { rms, error: Math.sqrt(variance / n) / (2 * rms) };
}

/** The error falls like 1 / sqrt(N). */
function checkRate(lab: Lab): Check {
  const [few, many] = [missOf(lab, smaller(lab.scenario, TIMES)), missOf(lab, lab.scenario)];
  const simulated = few.rms / many.rms;
  return {
    what: `error with 1/${TIMES} of the consumers, as a multiple`,
    engine: 'agents',
    relation: '=',
    expected: Math.sqrt(TIMES),
    simulated,
    error: simulated * Math.hypot(few.error / few.rms, many.error / many.rms),
    tolerance: 0,
  };
}

/** Misses against 1 / sqrt(N): a straight line into the mean field. */
function missesBySize(lab: Lab): Picture {
  const points = [TIMES, TIMES / 4, 1].map((times) => {
    const market = smaller(lab.scenario, times);
    const { rms, error } = missOf(lab, market);
    return {
      x: 1 / Math.sqrt(market.consumers),
      y: rms,
      low: rms - lab.z * error,
      high: rms + lab.z * error,
    };
  });
  const slope =
    points.reduce((sum, { x, y }) => sum + x * y, 0) / points.reduce((sum, { x }) => sum + x * x, 0);
  return {
    x: '1 / square root of the number of consumers',
    y: 'root mean square error of a share, one replicate',
    format: 'share',
    theory: [0, points[0].x].map((x) => ({ x, y: slope * x })),
    meanField: [{ x: 0, y: 0 }],
    agents: points,
  };
}

export const meanFieldLimit: Benchmark = {
  name: 'mean-field-limit',
  family: 'Identities',
  title: 'Many agents do what the mean field says, and miss it by one over the root of their number',
  formula: 'mean over replicates = mean field within R4; root mean square error ~ 1 / sqrt(N)',
  source: 'Kurtz (1970)',
  unmet: (scenario) =>
    suppose([
      [scenario.retailers.reviewEvery === 0, 'retailers.reviewEvery: 0, since a best reply jumps'],
      [
        Object.values(scenario.platforms).every(({ budget }) => budget === null) &&
          scenario.interventions.every((made) => made.kind !== 'campaign' || made.budget === null),
        'budget: null, since purses run dry in a certain week',
      ],
      [scenario.interventions.every(({ kind }) => kind !== 'share-cap'), 'no share-cap'],
      [scenario.consumers >= 50 * TIMES, `${50 * TIMES} consumers or more`],
    ]),
  examine: (lab) => ({
    checks: [...tellingFigures(lab.scenario).map((figure) => checkLimit(lab, figure)), checkRate(lab)],
    picture: missesBySize(lab),
  }),
};
