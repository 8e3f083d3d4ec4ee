import { closePercent } from '../chart/event-words.ts';
import { inWords, percent } from '../chart/format.ts';
import { mean } from '../core/stats.ts';
import type { RunResult } from '../experiment/run.ts';
import { ALL, platformWeeks } from '../experiment/weekly.ts';
import { meanOver } from '../experiment/windows.ts';
import { describeTerms } from '../scenario/describe.ts';
import { nameOf } from '../scenario/names.ts';
import type { Intervention, Scenario } from '../scenario/schema.ts';
import { quarterBefore } from './telling.ts';

type Setting = Extract<Intervention, { kind: 'set' }>;

/** A chain that takes or drops a platform in a week. */
export interface Turn {
  readonly retailer: string;
  readonly platform: string;
  readonly week: number;
}

/** Why a chain may have decided so, as far as the scenario and the run tell. */
export interface Reasons {
  /** What was set just before, as the end of a sentence; empty where nothing was. */
  readonly after: string;
  /** What giving data away costs the chain against what the platform carries. */
  readonly told: readonly string[];
}

export function reasonsFor(result: RunResult, turn: Turn): Reasons {
  const { scenario } = result;
  const changes = settingsBefore(scenario, turn);
  const latest = changes.filter(({ week }) => week === Math.max(...changes.map((one) => one.week)));
  const what = inWords(latest.map((event) => `“${closePercent(describeTerms(event, scenario))}”`));
  const data = dataWords(result, turn, latest[0]?.week ?? turn.week);
  return {
    after: latest.length > 0 ? `, after ${what} in week ${latest[0].week}` : '',
    told: data === '' ? [] : [`${data}.`],
  };
}

/** Settings of the platform or the chain that were laid down before the decision, in order. */
const settingsBefore = (scenario: Scenario, { retailer, platform, week }: Turn): Setting[] =>
  scenario.interventions.filter(
    (one): one is Setting =>
      one.kind === 'set' &&
      one.week > 1 &&
      one.week <= week &&
      (one.until === null || one.until > week) &&
      [`platforms.${platform}.`, `retailers.chains.${retailer}.`].some((start) =>
        one.parameter.startsWith(start),
      ),
  );

/** What giving data away is to the chain, in % of what is paid with the platform, against what the platform brings. */
function dataWords({ scenario, series }: RunResult, turn: Turn, change: number): string {
  const { retailer, platform, week } = turn;
  const now = dataCost(scenario, turn, week);
  const window = quarterBefore(week);
  if (!(now > 0) || !window) return '';
  const before = dataCost(scenario, turn, change - 1);
  const was = before === now ? '' : ` (${percent(before, 1)} before)`;
  const share = mean(series.map((one) => meanOver(platformWeeks(one, platform, ALL, 'value_share'), window)));
  const name = nameOf(scenario, platform);
  return `${nameOf(scenario, retailer)} puts the data it gives away at ${percent(now, 1)} of the value paid with ${name}${was}, and ${name} carried ${percent(share, 1)} of the value of all payments in the quarter before`;
}

/** The chain's concern times the platform's data intensity, less what openness hands back, in a week. */
function dataCost(scenario: Scenario, { retailer, platform }: Turn, week: number): number {
  const chain = scenario.retailers.chains[retailer];
  const { dataIntensity, openness } = scenario.platforms[platform];
  const at = (parameter: string, opening: number) => valueIn(scenario, week, parameter) ?? opening;
  return (
    at(`retailers.chains.${retailer}.dataConcern`, chain.dataConcern) *
    at(`platforms.${platform}.dataIntensity`, dataIntensity) *
    (1 - (opennessIn(scenario, platform, week) ?? at(`platforms.${platform}.openness`, openness)))
  );
}

const inForce = ({ week: from, until }: Intervention, week: number) =>
  from <= week && (until === null || until > week);

/** The number that a parameter was last set to; undefined where it stands as it opened. */
const valueIn = (scenario: Scenario, week: number, parameter: string): number | undefined =>
  scenario.interventions
    .flatMap((one) =>
      one.kind === 'set' && one.parameter === parameter && typeof one.value === 'number' && inForce(one, week)
        ? [one.value]
        : [],
    )
    .at(-1);

const opennessIn = (scenario: Scenario, platform: string, week: number): number | undefined =>
  scenario.interventions
    .flatMap((one) =>
      one.kind === 'openness' && one.platform === platform && inForce(one, week) ? [one.openness] : [],
    )
    .at(-1);
