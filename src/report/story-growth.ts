import type { ChartInput } from '../chart/figure.ts';
import { verdict } from '../chart/findings.ts';
import { decimal, inWords, percent, points, signed } from '../chart/format.ts';
import { nameInText } from '../chart/names.ts';
import { type Estimate, estimate } from '../core/stats.ts';
import { type Contrast, contrast } from '../experiment/summarize.ts';
import { ALL, CASH } from '../experiment/weekly.ts';
import { QUARTER, type Window } from '../experiment/windows.ts';
import { nameOf } from '../scenario/names.ts';
import type { Intervention } from '../scenario/schema.ts';
import { ofKind } from './story-deals.ts';
import { exists, isTiny, pointsWithInterval, quarterBefore, relativeMove, shareMove } from './telling.ts';

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
    told.push(
      `By the last quarter ${name}'s share of payments ${shareMove(share)}; its profit ${relativeMove(profit)}.`,
    );
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
    const more = partners.change.mean > 0 ? 'more' : 'less';
    told.push(
      `Partners earn ${scenario.currency} ${decimal(Math.abs(partners.change.mean), 2)} ${more} per consumer and year by the last quarter than in the quarter before.`,
    );
  }
  return told;
}

/** Whether campaigns stand beside money for services or larger baskets: then growth is the question. */
export const asksForGrowth = (input: ChartInput): boolean =>
  ofKind(input, 'campaign').length > 0 &&
  ofKind(input, 'set').some(({ parameter }) => /basketUplift|service/.test(parameter));

/** Where growth came from in each stretch of campaigns or larger baskets: cash, rivals, baskets. */
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
  const parts = [
    cashWords(found),
    stolenWords(found),
    basketWords(basketGrowth(result, methods, before, during)),
  ];
  return [
    `${words}, weeks ${during.from} to ${during.to} against the quarter before, per consumer and year: ${parts.join(', ')} (payments: ${moves.join(', ')}).`,
  ];
}

type Move = { readonly method: string; readonly change: Contrast };

/** Payments gained or lost, 0 where that cannot be told from none. */
const measured = ({ change: { change } }: Move) => (verdict(change) === 'none' ? 0 : change.mean);

function cashWords(moves: readonly Move[]): string {
  const cash = moves.filter(({ method }) => method === CASH).reduce((sum, move) => sum + measured(move), 0);
  if (cash === 0) return 'no cash is measurably displaced';
  return cash < 0
    ? `${decimal(-cash, 1)} cash payments are displaced`
    : `${decimal(cash, 1)} more payments are made in cash`;
}

/** What some platforms lose is what others took, as far as they gain at all. */
function stolenWords(moves: readonly Move[]): string {
  const changes = moves.filter(({ method }) => method !== CASH).map(measured);
  const sum = (sign: number) => changes.reduce((total, change) => total + Math.max(0, sign * change), 0);
  const stolen = Math.min(sum(1), sum(-1));
  return stolen === 0
    ? 'no payments measurably move between platforms'
    : `${decimal(stolen, 1)} payments move between platforms`;
}

/** Relative change of the mean value of a payment over all methods, replicate by replicate. */
function basketGrowth(
  { series, ...run }: ChartInput['result'],
  methods: readonly string[],
  ...windows: [Window, Window]
): Estimate {
  const growth = series.map((one) => {
    const sums = (name: string) => {
      const all = methods.map(
        (subject) => contrast({ ...run, series: [one] }, { name, subject, region: ALL }, windows)!,
      );
      const total = (pick: (move: Contrast) => number) => all.reduce((sum, move) => sum + pick(move), 0);
      return { before: total(({ from }) => from.mean), after: total(({ to }) => to.mean) };
    };
    const [value, payments] = [sums('value'), sums('payments')];
    return value.after / payments.after / (value.before / payments.before) - 1;
  });
  return estimate(growth);
}

function basketWords(growth: Estimate): string {
  if (!Number.isFinite(growth.mean) || verdict(growth) === 'none') return 'baskets do not measurably change';
  if (isTiny(growth, growth.mean)) return 'baskets hardly change';
  return `the mean basket ${growth.mean > 0 ? 'grows' : 'shrinks'} by ${percent(Math.abs(growth.mean), 1)}`;
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
