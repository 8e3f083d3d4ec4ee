import type { Scenario } from '../../../../scenario/schema.ts';
import { CASH } from '../../../weekly.ts';
import type { Benchmark, Check, Lab, Picture } from '../../benchmark.ts';
import { compare, errorOfShare, type Reading } from '../../compare.ts';
import { curveOf, evenly } from '../../curve.ts';
import { onlyKinds } from '../../paper/choice-premises.ts';
import { methodsOf } from '../../paper/expected-week.ts';
import { logitOf, paymentsDrawn, plainLogit } from '../../paper/plain-choice.ts';
import type { Premise } from '../../paper/premises.ts';
import { suppose } from '../../paper/suppose.ts';
import { platformShare } from '../../read.ts';
import { changedAt } from '../../variant.ts';

interface Entry {
  readonly platform: string;
  readonly week: number;
}

/**
 * The platform that comes in, and when. A platform that enters is held by nobody yet; so that everybody can use it at once,
 * the market holds and takes it from the start and its outage ends in the week of its entry.
 */
function entryOf({ interventions }: Scenario): Entry | undefined {
  const outage = interventions.find((one) => one.kind === 'outage');
  return outage?.until == null ? undefined : { platform: outage.platform, week: outage.until };
}

const oneEntry = (scenario: Scenario): Premise[] => {
  const entry = entryOf(scenario);
  const outages = scenario.interventions.filter(({ kind }) => kind === 'outage');
  const fromStart = outages.every((one) => one.week <= 1 && one.kind === 'outage' && one.regions === null);
  const inside = entry !== undefined && entry.week >= 2 && entry.week <= scenario.weeks;
  return [
    [
      outages.length === 1 && fromStart && inside,
      'one outage, from week 1 until week 2 or later, everywhere',
    ],
    [methodsOf(scenario).length >= 2, 'a second method'],
    [Object.keys(scenario.segments).length === 1, 'one segment'],
  ];
};

export const cakeOrSlice: Benchmark = {
  name: 'cake-or-slice',
  family: 'Choice and surplus',
  title: 'A new wallet takes from every method in proportion to what it had: from its rival and from cash',
  formula: "of the entrant's payments, s_k comes from k, its share before; s' = logit with the entrant",
  source: 'McFadden (1974), independence of irrelevant alternatives',
  unmet: (scenario) =>
    suppose([...plainLogit(scenario), ...oneEntry(scenario), ...onlyKinds(scenario, ['outage'])]),
  examine: (lab) => {
    const entry = entryOf(lab.scenario)!;
    return {
      checks: [...shareChecks(lab, entry), ...sourceChecks(lab, entry)],
      picture: picture(lab, entry),
    };
  },
};

const incumbentsOf = (scenario: Scenario, { platform }: Entry): string[] =>
  methodsOf(scenario).filter((id) => id !== platform);

/** What is paid without cash. */
const digital =
  (scenario: Scenario, week: number): Reading =>
  (series) =>
    Object.keys(scenario.platforms).reduce((sum, id) => sum + platformShare(id, week)(series), 0);

const withoutCash = (shares: Readonly<Record<string, number>>): number =>
  Object.entries(shares).reduce((sum, [id, share]) => (id === CASH ? sum : sum + share), 0);

function shareChecks(lab: Lab, entry: Entry): Check[] {
  const { scenario } = lab;
  const before = logitOf(scenario, incumbentsOf(scenario, entry));
  const after = logitOf(scenario);
  const claim = (what: string, expected: number, read: Reading): Check[] =>
    compare(lab, { what, expected, read, error: errorOfShare(expected, paymentsDrawn(scenario)) });
  const ofMethods = (shares: Readonly<Record<string, number>>, week: number, when: string) =>
    Object.entries(shares).flatMap(([id, p]) => claim(`share of ${id} ${when}`, p, platformShare(id, week)));
  const [early, late] = [entry.week - 1, entry.week];
  return [
    ...ofMethods(before, early, 'before'),
    ...claim('digital share before', withoutCash(before), digital(scenario, early)),
    ...ofMethods(after, late, 'after'),
    ...claim('digital share after', withoutCash(after), digital(scenario, late)),
  ];
}

/** Share of the entrant's payments that a method had before. */
const takenFrom =
  (id: string, { platform, week }: Entry): Reading =>
  (series) =>
    (platformShare(id, week - 1)(series) - platformShare(id, week)(series)) /
    platformShare(platform, week)(series);

function sourceChecks(lab: Lab, entry: Entry): Check[] {
  const { scenario } = lab;
  const before = logitOf(scenario, incumbentsOf(scenario, entry));
  return Object.entries(before).flatMap(([id, expected]) =>
    compare(lab, {
      what: `of ${entry.platform}'s payments, out of ${id}`,
      expected,
      read: takenFrom(id, entry),
      bias: 2 / scenario.consumers,
    }),
  );
}

/** The more the entrant is liked, the more it takes; from whom does not change. */
function picture(lab: Lab, entry: Entry): Picture {
  const { scenario } = lab;
  const { taste } = scenario.platforms[entry.platform];
  const others = incumbentsOf(scenario, entry).slice(0, 4);
  const share = {
    group: `share of ${entry.platform}`,
    theory: (market: Scenario) => logitOf(market)[entry.platform],
    read: platformShare(entry.platform, entry.week),
  };
  const taken = others.map((id) => ({
    group: `of it out of ${id}`,
    theory: (market: Scenario) => logitOf(market, incumbentsOf(market, entry))[id],
    read: takenFrom(id, entry),
  }));
  return curveOf(
    lab,
    {
      x: `taste of ${entry.platform}, utils`,
      y: 'share of payments',
      format: 'share',
      marks: evenly(taste - 1, taste + 2, 6),
      market: (x) => changedAt(scenario, { [`platforms.${entry.platform}.taste`]: x }),
    },
    [share, ...taken],
  );
}
