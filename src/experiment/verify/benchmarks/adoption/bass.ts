import { moments } from '../../../../core/stats.ts';
import type { Scenario } from '../../../../scenario/schema.ts';
import { holdersOver, scatterOver } from '../../../../theory/bass.ts';
import type { Benchmark, Check, Lab, Picture } from '../../benchmark.ts';
import { compare, ROUNDING } from '../../compare.ts';
import { hazardsAlone, type Spreading, spreadingOf } from '../../paper/diffusion.ts';
import { suppose } from '../../paper/suppose.ts';
import { platformIn } from '../../read.ts';

/** Where in the run it is looked: weeks 52, 156, 260, 322 and 520 of 520. */
const PLACES = [0.1, 0.3, 0.5, 0.62, 1];

const weeksOf = ({ weeks }: Scenario): number[] => [
  ...new Set(PLACES.map((place) => Math.max(1, Math.round(place * weeks)))),
];

/** Holders as a share of consumers in a week. */
const holdersIn = ({ consumers }: Scenario, id: string, week: number) => {
  const count = platformIn(id, 'holders', week);
  return (series: Parameters<typeof count>[0]) => count(series) / consumers;
};

interface Shown {
  readonly check: Check;
  readonly week: number;
  readonly id: string;
}

function holderChecks(lab: Lab): Shown[] {
  const { scenario } = lab;
  return spreadingOf(scenario).flatMap(({ id, diffusion, start }) => {
    const expected = holdersOver(diffusion, start, scenario.weeks);
    return weeksOf(scenario).flatMap((week) =>
      compare(lab, {
        what: `holders of ${id} in week ${week}`,
        expected: expected[week],
        read: holdersIn(scenario, id, week),
        bias: 2 / scenario.consumers,
      }).map((check) => ({ check, week, id })),
    );
  });
}

/** N times the variance between replicates; that of a variance is V sqrt(2 / (R - 1)) for draws that are nearly normal. */
function scatterChecks(lab: Lab): Shown[] {
  const { scenario } = lab;
  const { consumers, replicates } = scenario;
  return spreadingOf(scenario).flatMap(({ id, diffusion, start }) => {
    const scatter = scatterOver(diffusion, start, scenario.weeks);
    return weeksOf(scenario).map((week): Shown => {
      const { variance } = moments(lab.agents().map(holdersIn(scenario, id, week)));
      const expected = scatter[week];
      return {
        ...{ week, id },
        check: {
          ...{ what: `N Var(holders of ${id}) in week ${week}`, engine: 'agents', relation: '=', expected },
          simulated: consumers * variance,
          error: expected * Math.sqrt(2 / (replicates - 1)),
          tolerance: ROUNDING * expected,
        },
      };
    });
  });
}

/** Every so many weeks of a curve are drawn. */
const EVERY = 4;

const curve = (values: readonly number[], group: string) =>
  values
    .map((y, x) => ({ x, y, group }))
    .filter(({ x }) => x > 0 && (x % EVERY === 0 || x === values.length - 1));

function marks({ z }: Lab, shown: readonly Shown[], engine: Check['engine'], group: (id: string) => string) {
  return shown
    .filter(({ check }) => check.engine === engine)
    .map(({ check: { simulated, error }, week, id }) => ({
      ...{ x: week, y: simulated, group: group(id) },
      low: simulated - z * error,
      high: simulated + z * error,
    }));
}

function curves(lab: Lab, shown: readonly Shown[]): Picture {
  const spreading = spreadingOf(lab.scenario).slice(0, 6);
  const drawn = shown.filter(({ id }) => spreading.some((one) => one.id === id));
  return {
    x: 'week',
    y: 'holders, share of consumers',
    format: 'share',
    theory: spreading.flatMap(({ id, diffusion, start }) =>
      curve(holdersOver(diffusion, start, lab.scenario.weeks), id),
    ),
    meanField: marks(lab, drawn, 'mean-field', (id) => id).map(({ x, y, group }) => ({ x, y, group })),
    agents: marks(lab, drawn, 'agents', (id) => id),
  };
}

/** The scatter of the first platform beside that of independent draws. */
function scatters(lab: Lab, shown: readonly Shown[]): Picture {
  const { weeks } = lab.scenario;
  const [{ id, diffusion, start }]: Spreading[] = spreadingOf(lab.scenario);
  const independent = holdersOver(diffusion, start, weeks).map((F) => F * (1 - F));
  return {
    x: 'week',
    y: 'N Var(F)',
    format: 'number',
    theory: [
      ...curve(scatterOver(diffusion, start, weeks), 'who imitate'),
      ...curve(independent, 'if they drew alone'),
    ],
    meanField: [],
    agents: marks(
      lab,
      shown.filter((one) => one.id === id),
      'agents',
      () => 'who imitate',
    ),
  };
}

export const bass: Benchmark = {
  name: 'bass',
  family: 'Adoption',
  title: 'A new wallet spreads along the weekly Bass curve',
  formula: 'F <- F + (1 - exp(-(p + q F))) (1 - F) - gamma F',
  source: 'Bass (1969), weekly, in the hazard form',
  unmet: (scenario) => suppose(hazardsAlone(scenario)),
  examine: (lab) => {
    const shown = holderChecks(lab);
    return { checks: shown.map(({ check }) => check), picture: curves(lab, shown) };
  },
};

export const bassVariance: Benchmark = {
  name: 'bass-variance',
  family: 'Adoption',
  title: 'Consumers who imitate scatter more than independent ones',
  formula:
    'N Var(F): V <- m^2 V + (1 - F) h (1 - h) + F gamma (1 - gamma), h = 1 - exp(-(p + q F)), m = 1 - h - gamma + (1 - F) q (1 - h)',
  source: 'linear-noise recursion about the curve of Bass (1969)',
  unmet: (scenario) =>
    suppose([...hazardsAlone(scenario), [scenario.replicates >= 30, 'replicates: 30 or more']]),
  examine: (lab) => {
    const shown = scatterChecks(lab);
    return { checks: shown.map(({ check }) => check), picture: scatters(lab, shown) };
  },
};
