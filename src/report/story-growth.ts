import type { ChartInput } from '../chart/figure.ts';
import { verdict } from '../chart/findings.ts';
import { decimal, inWords, percent, points, signed } from '../chart/format.ts';
import { nameInText } from '../chart/names.ts';
import { type Contrast, contrast } from '../experiment/summarize.ts';
import { ALL, CASH } from '../experiment/weekly.ts';
import type { Window } from '../experiment/windows.ts';
import { QUARTER } from '../model/series.ts';
import { nameOf } from '../scenario/names.ts';
import type { Intervention } from '../scenario/schema.ts';
import { ofKind } from './story-deals.ts';
import { exists, pointsWithInterval, quarterBefore, relativeMove, shareMove } from './telling.ts';

type Campaign = Extract<Intervention, { kind: 'campaign' }>;
type Pair = readonly [Window, Window];

/** What stayed of a campaign: the platform's share before, while it ran, and 13 weeks or more after its end. */
export function campaignStory(input: ChartInput): string[] {
  const { result } = input;
  const { scenario } = result;
  const seen = new Set<string>();
  return ofKind(input, 'campaign')
    .filter(isNational)
    .flatMap((event) => {
      const before = quarterBefore(event.week);
      const key = `${event.platform} ${event.week}`;
      if (!before || seen.has(key) || seen.size >= 4) return [];
      seen.add(key);
      const end = Math.min(event.until ?? scenario.weeks + 1, scenario.weeks + 1);
      const during: Window = { from: Math.max(event.week, end - QUARTER), to: end - 1 };
      const share = (windows: Pair) =>
        contrast(result, { name: 'payment_share', subject: event.platform, region: ALL }, windows);
      const peak = share([before, during]);
      if (!exists(peak)) return [];
      const label = event.label ? ` (${event.label})` : '';
      const head = `${nameOf(scenario, event.platform)}'s campaign${label}: its share of payments ${shareMove(peak)} while it runs`;
      const from = end + QUARTER;
      if (from > scenario.weeks) return [`${head}; the run ends too early to say what stays.`];
      const stayed = share([before, { from, to: Math.min(scenario.weeks, from + QUARTER - 1) }]);
      if (!exists(stayed)) return [`${head}.`];
      const verb =
        verdict(stayed.change) === 'none'
          ? 'nothing measurable stays'
          : `${pointsWithInterval(stayed.change)} stay`;
      return [`${head}; 13 weeks after its end ${verb}.`];
    });
}

/** A campaign at a single chain or in one region hardly shows in the country's shares. */
const isNational = ({ retailers, regions }: Campaign) => retailers === null && regions === null;

/** What opening up did to acceptance and profits. */
export function opennessStory(input: ChartInput): string[] {
  const { result } = input;
  const { scenario } = result;
  const [event] = ofKind(input, 'openness');
  const before = event && quarterBefore(event.week);
  if (!before) return [];
  const last: Window = { from: Math.max(event.week, scenario.weeks - QUARTER + 1), to: scenario.weeks };
  const at = (name: string, subject: string) =>
    contrast(result, { name, subject, region: ALL }, [before, last]);
  const name = nameOf(scenario, event.platform);
  const [acceptance, share, profit] = ['acceptance', 'payment_share', 'profit'].map((figure) =>
    at(figure, event.platform),
  );
  const told: string[] = [];
  if (exists(acceptance))
    told.push(
      `After ${name} opens up, the share of shops that accept it ${shareMove(acceptance)} by the last quarter.`,
    );
  if (exists(share) && exists(profit))
    told.push(`${name}'s share of payments ${shareMove(share)}; its profit ${relativeMove(profit)}.`);
  const rivals = Object.keys(scenario.platforms).filter(
    (id) => id !== event.platform && scenario.platforms[id].kind === 'wallet',
  );
  for (const rival of rivals) {
    const theirs = at('profit', rival);
    if (exists(theirs))
      told.push(`${nameOf(scenario, rival)}'s profit ${relativeMove(theirs)} over the same time.`);
  }
  const partners = at('partner_profit', 'market');
  if (exists(partners) && verdict(partners.change) !== 'none') {
    told.push(`Partners earn ${scenario.currency} ${signed(partners.change.mean, 2)} per consumer and year.`);
  }
  return told;
}

/** Where growth came from in each stretch of campaigns or larger baskets: cash, rivals, baskets, sales no longer lost. */
export function cakeStory(input: ChartInput): string[] {
  const starts = new Map<number, { until: number; words: string }>();
  const { scenario } = input.result;
  for (const event of scenario.interventions) {
    const grows =
      (event.kind === 'campaign' && isNational(event)) ||
      (event.kind === 'set' && /basketUplift|service/.test(event.parameter));
    if (!grows || event.week < 2 || starts.has(event.week)) continue;
    starts.set(event.week, {
      until: event.until ?? scenario.weeks + 1,
      words: event.label ?? `from week ${event.week}`,
    });
  }
  return [...starts]
    .slice(0, 3)
    .flatMap(([week, { until, words }]) => splitOfGrowth(input, week, until, words));
}

function splitOfGrowth({ result }: ChartInput, week: number, until: number, words: string): string[] {
  const { scenario } = result;
  const before = quarterBefore(week);
  const end = Math.min(until, scenario.weeks + 1);
  if (!before || end - 1 < week) return [];
  const during: Window = { from: Math.max(week, end - QUARTER), to: end - 1 };
  const at = (name: string, subject: string) =>
    contrast(result, { name, subject, region: ALL }, [before, during]);
  const methods = [...Object.keys(scenario.platforms), CASH];
  const payments = methods.map((method) => ({ method, change: at('payments', method) }));
  const found = payments.filter((one): one is { method: string; change: Contrast } => exists(one.change));
  if (found.length < methods.length) return [];
  const moves = found.map(
    ({ method, change }) =>
      `${nameInText(scenario, method)} ${verdict(change.change) === 'none' ? '±0' : signed(change.change.mean, 1)}`,
  );
  const total = found.reduce((sum, { change }) => sum + change.change.mean, 0);
  return [
    `${words}, payments per consumer and year against the quarter before: ${moves.join(', ')}; ${decimal(Math.abs(total), 1)} ${total >= 0 ? 'more' : 'fewer'} in all${basketWords(found, at)}.`,
  ];
}

/** The mean value of a payment before and after, over all methods. */
function basketWords(
  found: readonly { method: string; change: Contrast }[],
  at: (name: string, subject: string) => Contrast | null,
): string {
  const values = found.map(({ method }) => at('value', method));
  if (!values.every(exists)) return '';
  const sum = (pick: (one: Contrast) => number, of: readonly Contrast[]) =>
    of.reduce((total, one) => total + pick(one), 0);
  const counts = found.map(({ change }) => change);
  const before = sum(({ from }) => from.mean, values) / sum(({ from }) => from.mean, counts);
  const after = sum(({ to }) => to.mean, values) / sum(({ to }) => to.mean, counts);
  return `; the mean basket ${signed((after / before - 1) * 100, 1)}%`;
}

/** A calm market in figures, for scenarios in which nothing happens. */
export function calmStory({ result: { scenario }, summary }: ChartInput): string[] {
  const figure = (name: string, subject = 'market') =>
    summary.figures.find((one) => one.name === name && one.subject === subject && one.region === ALL);
  const shares = [...Object.keys(scenario.platforms), CASH].flatMap((method) => {
    const share = figure('payment_share', method);
    return share && Number.isFinite(share.last.mean)
      ? [`${nameInText(scenario, method)} ${percent(share.last.mean, 1)}`]
      : [];
  });
  const [held, lost] = [figure('multihoming_held'), figure('lost_sales')];
  const told = shares.length > 0 ? [`Shares of payments in the last quarter: ${inWords(shares)}.`] : [];
  if (held && Number.isFinite(held.last.mean)) {
    told.push(
      `${percent(held.last.mean, 1)} of wallet users hold two wallets or more (${points(held.change.mean, 1)} points since the first quarter).`,
    );
  }
  if (lost && Number.isFinite(lost.last.mean))
    told.push(`${percent(lost.last.mean, 1)} of trips end without a sale.`);
  return told;
}
