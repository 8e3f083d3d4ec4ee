import type { ChartInput } from '../chart/figure.ts';
import { verdict } from '../chart/findings.ts';
import { count, percent } from '../chart/format.ts';
import { weekInWords } from '../chart/time.ts';
import { quantile } from '../core/stats.ts';
import { partnersByWeek } from '../experiment/contracts.ts';
import { contrast } from '../experiment/summarize.ts';
import { ALL, regionsOf, retailerRows } from '../experiment/weekly.ts';
import { firstEvent } from '../experiment/windows.ts';
import type { Series } from '../model/series.ts';
import { nameOf } from '../scenario/names.ts';
import { reasonsFor } from './story-reasons.ts';
import { exists, quarterBefore, quarterFrom, relativeMove } from './telling.ts';

/** The chain that the scenario names as its focus, where no contract is imposed on it: what it wins or loses. */
export function focusStory({ result }: ChartInput): string[] {
  const { scenario, series } = result;
  const { retailer, region } = scenario.output.focus;
  const event = firstEvent(scenario);
  const imposed = scenario.interventions.some((one) => one.kind === 'exclusive' && one.retailer === retailer);
  if (retailer === null || event === null || imposed) return [];
  const place = region !== null && regionsOf(series[0], retailer).includes(region) ? region : ALL;
  const windows = [quarterBefore(event), quarterFrom(event, scenario.weeks)] as const;
  const last = quarterFrom(Math.max(event, scenario.weeks - 12), scenario.weeks);
  if (!windows[0] || !windows[1] || !last) return [];
  const before = windows[0];
  const at = (name: string, window: typeof last) =>
    contrast(result, { name, subject: retailer, region: place }, [before, window]);
  const [soon, visits, profit] = [at('visit_share', windows[1]), at('visit_share', last), at('profit', last)];
  if (!exists(soon) || !exists(visits) || !exists(profit)) return [];
  const name = `${nameOf(scenario, retailer)}${place === ALL ? '' : ` in ${nameOf(scenario, place)}`}`;
  const still = [soon, visits, profit].every(({ change }) => verdict(change) === 'none');
  if (still) return [`${name} neither wins nor loses measurably, in visits or in profit.`];
  return [
    `${name}: its share of visits ${relativeMove(soon)} in the quarter after the first event and, by the last quarter, ${relativeMove(visits)}; its profit ${relativeMove(profit)}.`,
  ];
}

/** Chains that stop or begin taking a platform by their own decision, without a contract. */
export function decisionStory({ result }: ChartInput): string[] {
  const { scenario, series } = result;
  return Object.keys(scenario.retailers.chains).flatMap((retailer) =>
    Object.keys(scenario.platforms).flatMap((platform) => {
      const turns = series.flatMap((one) => turnOf(one, retailer, platform));
      const drops = turns.filter(({ takes }) => !takes);
      const [kind, words] =
        2 * drops.length >= turns.length
          ? [drops, 'stops taking']
          : [turns.filter(({ takes }) => takes), 'begins to take'];
      if (2 * kind.length < series.length) return [];
      const week = Math.round(
        quantile(
          kind.map((turn) => turn.week),
          0.5,
        ),
      );
      const runs =
        kind.length === series.length
          ? ''
          : ` in ${percent(kind.length / series.length)} of ${count(series.length, 'run')}`;
      const { after, told: reasons } = reasonsFor(result, { retailer, platform, week });
      return [
        `${nameOf(scenario, retailer)} ${words} ${nameOf(scenario, platform)} by its own decision in ${weekInWords(scenario, week)}${runs}${after}.`,
        ...reasons,
      ];
    }),
  );
}

/** When a chain's acceptance in the last week differs from the first and no contract binds it: the week it turned. */
function turnOf(series: Series, retailer: string, platform: string): { week: number; takes: boolean }[] {
  const accepts = series.retailers.text('accepts');
  const bound = partnersByWeek(series, retailer, ALL);
  const takes = Array.from(retailerRows(series, retailer, ALL), (row) =>
    row < 0 || accepts[row] === 'mixed' ? null : accepts[row].split(' + ').includes(platform),
  );
  const [opening, closing] = [takes[0], takes[takes.length - 1]];
  if (opening === closing || opening === null || closing === null || opening === undefined) return [];
  const last = takes.lastIndexOf(opening);
  return bound[bound.length - 1] === '' && bound[last + 1] === ''
    ? [{ week: last + 2, takes: closing! }]
    : [];
}
