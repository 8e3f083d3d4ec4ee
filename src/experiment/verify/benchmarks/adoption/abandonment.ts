import type { Scenario } from '../../../../scenario/schema.ts';
import { type Diffusion, holdersOver, restingShare, weekLater } from '../../../../theory/bass.ts';
import type { Benchmark, Check, Lab, Picture, Point } from '../../benchmark.ts';
import { checkAgents, checkMeanField } from '../../compare.ts';
import { hazardsAlone, type Spreading, spreadingOf } from '../../paper/diffusion.ts';
import { suppose } from '../../paper/suppose.ts';
import { platformIn } from '../../read.ts';
import { changedAt, labFor } from '../../variant.ts';

/** Share of consumers counted in a column. */
const shareIn = ({ consumers }: Scenario, id: string, column: string, week: number) => {
  const count = platformIn(id, column, week);
  return (series: Parameters<typeof count>[0]) => count(series) / consumers;
};

/** Weeks until a curve is within a relative 1e-11 of its rest (or below 1e-7 where that is 0); Infinity above 20,000. */
function weeksToRest({ diffusion, start }: Spreading): number {
  const rest = restingShare(diffusion);
  let holders = start;
  for (let week = 0; week <= 20_000; week++) {
    if (Math.abs(holders - rest) <= (rest > 0 ? 1e-11 * rest : 1e-7)) return week;
    holders = weekLater(diffusion, holders);
  }
  return Number.POSITIVE_INFINITY;
}

/** Holders are gone where fewer than one in a million is left. */
const GONE = 1e-6;

/** Holders and drops at rest, by the mean field, which runs until it is there. */
function restChecks(lab: Lab, { id, diffusion, start }: Spreading): Check[] {
  const weeks = weeksToRest({ id, diffusion, start }) + 1;
  const long = labFor(lab, changedAt(lab.scenario, { weeks }));
  const rest = restingShare(diffusion);
  const holders = checkMeanField(long, {
    ...{ what: `holders of ${id} at rest`, expected: rest },
    read: shareIn(lab.scenario, id, 'holders', weeks),
  });
  if (rest === 0) return [{ ...holders, relation: '<', expected: GONE, tolerance: 0 }];
  const drops = checkMeanField(long, {
    ...{ what: `drops of ${id} a week at rest, share of consumers`, expected: diffusion.abandonment * rest },
    read: shareIn(lab.scenario, id, 'drops', weeks),
  });
  return [holders, drops];
}

/** Distance from rest that the agents may have kept when their run ends, as a share of consumers. */
const NEARLY = 1e-3;

/**
 * Holders and drops of the agents, who run for the weeks of the scenario: those at rest if the recursion has come near it,
 * where what is left of the way is allowed beside the terms of order 1/N, and else those of the recursion in that week.
 */
function agentChecks(lab: Lab, { id, diffusion, start }: Spreading): Check[] {
  const { weeks, consumers } = lab.scenario;
  const path = holdersOver(diffusion, start, weeks);
  const rest = restingShare(diffusion);
  const left = Math.abs(path[weeks - 1] - rest);
  const settled = rest > 0 && left <= NEARLY;
  const bias = 2 / consumers + (settled ? left : 0);
  const when = settled ? 'at rest' : `in week ${weeks}`;
  const gamma = diffusion.abandonment;
  const claims = [
    { what: `holders of ${id} ${when}`, column: 'holders', expected: settled ? rest : path[weeks], bias },
    {
      ...{ what: `drops of ${id} a week ${when}, share of consumers`, column: 'drops' },
      ...{ expected: gamma * (settled ? rest : path[weeks - 1]), bias: gamma * bias },
    },
  ];
  return claims.map(({ column, ...claim }) =>
    checkAgents(lab, { ...claim, read: shareIn(lab.scenario, id, column, weeks) }),
  );
}

const EVERY = 4;

/** The way to rest, with the agents' mean at some weeks of it. */
function pathTo(lab: Lab): Picture {
  const { scenario, z } = lab;
  const spreading = spreadingOf(scenario).slice(0, 6);
  const weeks = [0.1, 0.25, 0.5, 0.75, 1].map((part) => Math.max(1, Math.round(part * scenario.weeks)));
  const found = spreading.flatMap(({ id, diffusion, start }) => {
    const expected = holdersOver(diffusion, start, scenario.weeks);
    return weeks.map((week) => {
      const claim = {
        what: id,
        expected: expected[week],
        read: shareIn(scenario, id, 'holders', week),
      };
      return { id, week, average: checkMeanField(lab, claim), drawn: checkAgents(lab, claim) };
    });
  });
  return {
    x: 'week',
    y: 'holders, share of consumers',
    format: 'share',
    theory: spreading.flatMap(({ id, diffusion, start }) =>
      holdersOver(diffusion, start, scenario.weeks)
        .map((y, x) => ({ x, y, group: id }))
        .filter(({ x }) => x % EVERY === 0),
    ),
    meanField: found.map(({ id, week, average }) => ({ x: week, y: average.simulated, group: id })),
    agents: found.map(({ id, week, drawn: { simulated, error } }) => ({
      ...{ x: week, y: simulated, group: id },
      low: simulated - z * error,
      high: simulated + z * error,
    })),
  };
}

const comesToRest = (scenario: Scenario): string[] => {
  const premises = suppose(hazardsAlone(scenario));
  if (premises.length > 0) return premises;
  const spreading = spreadingOf(scenario);
  return suppose([
    [
      spreading.every((wallet) => Number.isFinite(weeksToRest(wallet))),
      'hazards that come to rest within 20,000 weeks',
    ],
  ]);
};

export const abandonment: Benchmark = {
  name: 'abandonment',
  family: 'Adoption',
  title: 'Holders come to rest where as many adopt a wallet as drop it',
  formula: '(1 - exp(-(p + q F))) (1 - F) = gamma F; drops a week = gamma F',
  remark:
    'The model drops and adopts by hazards, 1 - exp(-(p + q F)). The root of q F^2 + (p + gamma - q) F - p = 0, which textbooks give, belongs to chances p + q F and lies a little higher; both are in src/theory/bass.ts.',
  source: 'Bass (1969), weekly, in the hazard form, with abandonment',
  unmet: comesToRest,
  examine: (lab) => ({
    checks: spreadingOf(lab.scenario).flatMap((wallet) => [
      ...restChecks(lab, wallet),
      ...agentChecks(lab, wallet),
    ]),
    picture: pathTo(lab),
  }),
};

/** Abandonment as a multiple of imitation: where survival is tried beside the scenario's own. */
const RATIOS = [0.25, 0.5, 0.75, 1.25, 1.5];

const withRatio = ({ id, diffusion, start }: Spreading, ratio: number): Spreading => ({
  ...{ id, start },
  diffusion: { ...diffusion, abandonment: ratio * diffusion.imitation },
});

/** Fewer than one consumer is left of a wallet that is abandoned more than imitated; others rest at the root. */
function survivalChecks(lab: Lab, wallet: Spreading): { check: Check; ratio: number }[] {
  return RATIOS.map((ratio) => {
    const tried = withRatio(wallet, ratio);
    const expected = restingShare(tried.diffusion);
    const weeks = weeksToRest(tried) + 1;
    const bench = labFor(lab, variantOf(lab.scenario, tried, weeks));
    const read = shareIn(lab.scenario, wallet.id, 'holders', weeks);
    const what = `holders of ${wallet.id}, gamma/q = ${ratio}`;
    const check = checkMeanField(bench, { what, expected, read });
    const gone: Check = { ...check, relation: '<', expected: GONE, tolerance: 0 };
    return { check: expected > 0 ? check : gone, ratio };
  });
}

const variantOf = (
  scenario: Scenario,
  { id, diffusion }: { id: string; diffusion: Diffusion },
  weeks: number,
): Scenario =>
  changedAt(scenario, { weeks, [`platforms.${id}.adoption.abandonment`]: diffusion.abandonment });

/** Agents lose the wallet altogether: not one holder after the expected number has fallen to a thousandth of one. */
function extinction(lab: Lab, wallet: Spreading): Check {
  const { scenario } = lab;
  const tried = withRatio(wallet, RATIOS[RATIOS.length - 1]);
  const { abandonment: gamma, imitation: q } = tried.diffusion;
  const weeks = Math.ceil(Math.log(1e3 * scenario.consumers) / (gamma - q));
  const few = changedAt(variantOf(scenario, tried, weeks), { replicates: Math.min(5, scenario.replicates) });
  const check = checkAgents(labFor(lab, few), {
    what: `holders of ${wallet.id}, gamma/q = ${RATIOS[RATIOS.length - 1]}, after ${weeks} weeks`,
    expected: 1 / scenario.consumers,
    read: shareIn(scenario, wallet.id, 'holders', weeks),
  });
  return { ...check, relation: '<', error: 0, tolerance: 0 };
}

function survivalPicture(
  lab: Lab,
  wallet: Spreading,
  found: readonly { check: Check; ratio: number }[],
): Picture {
  const most = 2;
  const theory: Point[] = Array.from({ length: 101 }, (_, i) => (most * i) / 100).map((x) => ({
    ...{ x, y: restingShare(withRatio(wallet, x).diffusion) },
  }));
  const own = checkAgents(lab, {
    what: wallet.id,
    expected: restingShare(wallet.diffusion),
    read: shareIn(lab.scenario, wallet.id, 'holders', lab.scenario.weeks),
  });
  const x = wallet.diffusion.abandonment / wallet.diffusion.imitation;
  const half = lab.z * own.error;
  return {
    x: 'abandonment over imitation, gamma/q',
    y: 'holders at rest, share of consumers',
    format: 'share',
    theory,
    meanField: found.map(({ check, ratio }) => ({ x: ratio, y: check.simulated })),
    agents: [{ x, y: own.simulated, low: own.simulated - half, high: own.simulated + half }],
  };
}

export const survival: Benchmark = {
  name: 'survival',
  family: 'Adoption',
  title: 'Without innovators a wallet survives if and only if it is abandoned less than imitated',
  formula:
    'p = 0: (1 - exp(-q F)) (1 - F) = gamma F has a root above 0 if and only if gamma < q (1 - gamma/q for small rates)',
  source: 'Bass (1969) with abandonment; threshold of a birth-and-death process',
  unmet: (scenario) => {
    const spreading = spreadingOf(scenario);
    const premises = comesToRest(scenario);
    if (premises.length > 0) return premises;
    return suppose([
      [
        spreading.every((wallet) =>
          RATIOS.every((ratio) => Number.isFinite(weeksToRest(withRatio(wallet, ratio)))),
        ),
        'platforms.<id>.adoption.imitation high enough to come to rest within 20,000 weeks',
      ],
      [
        spreading.every(({ diffusion }) => diffusion.innovation === 0),
        'platforms.<id>.adoption.innovation: 0',
      ],
      [
        spreading.every(({ diffusion }) => diffusion.imitation > 0),
        'platforms.<id>.adoption.imitation above 0',
      ],
      [
        spreading.every(({ diffusion }) => diffusion.imitation <= 0.5),
        'platforms.<id>.adoption.imitation: .5 or less',
      ],
      [spreading.every(({ start }) => start > 0), 'a wallet that somebody holds at the start'],
    ]);
  },
  examine: (lab) => {
    const spreading = spreadingOf(lab.scenario);
    const tried = spreading.map((wallet) => ({ wallet, found: survivalChecks(lab, wallet) }));
    return {
      checks: tried.flatMap(({ wallet, found }) => [
        ...restChecks(lab, wallet),
        ...agentChecks(lab, wallet),
        ...found.map(({ check }) => check),
        extinction(lab, wallet),
      ]),
      picture: survivalPicture(lab, tried[0].wallet, tried[0].found),
    };
  },
};
