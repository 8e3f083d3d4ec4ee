import type { Scenario } from '../../../../scenario/schema.ts';
import { diversion as diverted } from '../../../../theory/logit.ts';
import type { Benchmark, Lab, Picture } from '../../benchmark.ts';
import { compare, errorOfShare, type Reading } from '../../compare.ts';
import { curveOf, evenly } from '../../curve.ts';
import { onlyKinds } from '../../paper/choice-premises.ts';
import { methodsOf } from '../../paper/expected-week.ts';
import { logitOf, paymentsDrawn, plainLogit } from '../../paper/plain-choice.ts';
import type { Premise } from '../../paper/premises.ts';
import { suppose } from '../../paper/suppose.ts';
import { platformShare } from '../../read.ts';
import { changedAt } from '../../variant.ts';

interface Exit {
  readonly platform: string;
  readonly week: number;
}

/** The exit that the market is about. */
function exitOf({ interventions }: Scenario): Exit | undefined {
  return interventions.find((one) => one.kind === 'exit');
}

const oneExit = (scenario: Scenario): Premise[] => {
  const exits = scenario.interventions.filter(({ kind }) => kind === 'exit');
  const inside = exits.every(({ week }) => week >= 2 && week <= scenario.weeks);
  return [
    [exits.length === 1 && inside, 'one exit, in week 2 or later'],
    [methodsOf(scenario).length >= 2, 'a second method'],
    [Object.keys(scenario.segments).length === 1, 'one segment'],
  ];
};

/** Share of the lost payments that turn to `id`: its gain over what the lost platform had. */
const turnedTo =
  (id: string, { platform, week }: Exit): Reading =>
  (series) =>
    (platformShare(id, week)(series) - platformShare(id, week - 1)(series)) /
    platformShare(platform, week - 1)(series);

function expectTurned(scenario: Scenario, { platform }: Exit): Record<string, number> {
  const shares = logitOf(scenario);
  const ids = Object.keys(shares);
  const turned = diverted(Object.values(shares), ids.indexOf(platform));
  return Object.fromEntries(ids.map((id, k) => [id, turned[k]]).filter(([id]) => id !== platform));
}

export const diversion: Benchmark = {
  name: 'diversion',
  family: 'Choice and surplus',
  title: 'Users of a lost method turn to the others in proportion to their shares, however large it was',
  formula: 'to k goes s_k / (1 - s_j) of what j had',
  source: 'McFadden (1974), independence of irrelevant alternatives; Train (2009)',
  unmet: (scenario) =>
    suppose([...plainLogit(scenario), ...oneExit(scenario), ...onlyKinds(scenario, ['exit'])]),
  examine: (lab) => {
    const { scenario } = lab;
    const exit = exitOf(scenario)!;
    const turned = expectTurned(scenario, exit);
    const checks = Object.entries(turned).flatMap(([id, expected]) => [
      ...compare(lab, {
        what: `share of ${exit.platform}'s users who turn to ${id}`,
        expected,
        read: turnedTo(id, exit),
        bias: 2 / scenario.consumers,
      }),
      // Left among those who stay, the share is the one that was diverted.
      ...compare(lab, {
        what: `share of ${id} without ${exit.platform}`,
        expected,
        read: platformShare(id, exit.week),
        error: errorOfShare(expected, paymentsDrawn(scenario)),
      }),
    ]);
    return { checks, picture: picture(lab, exit, Object.keys(turned)) };
  },
};

/** Flat lines: whatever the lost method was worth, its users turn to the others alike. */
function picture(lab: Lab, exit: Exit, others: readonly string[]): Picture {
  const path = `platforms.${exit.platform}.taste`;
  const { taste } = lab.scenario.platforms[exit.platform];
  return curveOf(
    lab,
    {
      x: `taste of ${exit.platform} before it left, utils`,
      y: `share of ${exit.platform}'s users`,
      format: 'share',
      marks: evenly(taste - 1, taste + 2, 6),
      market: (x) => changedAt(lab.scenario, { [path]: x }),
    },
    others.slice(0, 6).map((id) => ({
      group: `turn to ${id}`,
      theory: (market) => expectTurned(market, exit)[id],
      read: turnedTo(id, exit),
    })),
  );
}
