import { type Estimate, quantile } from '../../core/stats.ts';
import type { Comparison, Pair } from '../../experiment/compare/comparison.ts';
import type { Contrast } from '../../experiment/compare/contrast.ts';
import type { GroupKind } from '../../experiment/compare/groups.ts';
import { headlineOf } from '../../experiment/compare/look-up.ts';
import { capital, inWords } from '../format.ts';
import { DifferenceWords, direction, quoted, windowInTime } from './words.ts';

const MONEY = 'currency per consumer and year';

/** Groups whose gain is less than this share of the largest are left out of a sentence. */
const SLIGHT = 0.05;

/** The difference of welfare, or of a kind of groups as a whole. */
export function kindOf({ groups }: Comparison, pair: Pair, kind: GroupKind): Estimate {
  const at = groups.findIndex(
    (group) => group.kind === kind && (group.role === 'total' || group.subject === kind),
  );
  return pair.groups[at].difference;
}

const KINDS = [
  ['consumers', 'consumers'],
  ['retailers', 'retailers'],
  ['platforms', 'platforms'],
  ['partners', 'partners'],
  ['government', 'the government'],
] as const satisfies readonly (readonly [GroupKind, string])[];

const money = (difference: Estimate, currency: string): string =>
  `${currency} ${new DifferenceWords(difference, MONEY).size}`;

/** `consumers lose CNY 12.3 and platforms gain CNY 4.0`; empty where nobody does measurably. */
function gains(comparison: Comparison, pair: Pair): string {
  const { currency } = comparison.first.scenario;
  const moved = KINDS.map(([kind, words]) => ({ words, difference: kindOf(comparison, pair, kind) })).filter(
    ({ difference }) => direction(difference, comparison) !== 'none',
  );
  const most = Math.max(...moved.map(({ difference }) => Math.abs(difference.mean)));
  const spoken = moved
    .filter(({ difference }) => Math.abs(difference.mean) >= SLIGHT * most)
    .toSorted((a, b) => Math.abs(b.difference.mean) - Math.abs(a.difference.mean));
  return inWords(
    spoken.map(({ words, difference }) => {
      const isOne = words === 'the government';
      const verb = difference.mean > 0 ? (isOne ? 'gains' : 'gain') : isOne ? 'loses' : 'lose';
      return `${words} ${verb} ${money(difference, currency)}`;
    }),
  );
}

/** Who is better and worse off under one scenario than under the first, in a sentence without a full stop. */
export function welfareSentence(comparison: Comparison, pair: Pair): string {
  const { first } = comparison;
  const total = kindOf(comparison, pair, 'all');
  const who = `Under ${quoted(pair.arm.name)}`;
  const than = `than under ${quoted(first.name)}`;
  const each = gains(comparison, pair);
  if (!Number.isFinite(total.mean)) return `${who} no run was finished`;
  if (direction(total, comparison) === 'none') {
    const head = `${who} all together are not measurably better or worse off ${than}`;
    return each === '' ? `${head}, nor is any group` : `${head}; ${each} per person and year`;
  }
  const off = total.mean > 0 ? 'better' : 'worse';
  const sum = `${money(total, first.scenario.currency)} per person and year`;
  return `${who} all together are ${sum} ${off} off ${than}${each === '' ? '' : `: ${each}`}`;
}

/** Of one scenario who gains and loses; of several which is best and worst for all together. */
export function welfareTitle(comparison: Comparison): string {
  return comparison.pairs.length === 1
    ? welfareSentence(comparison, comparison.pairs[0])
    : rankingSentence(comparison);
}

/** What consumers gain or lose if habit is not counted as utility, where that says something else; a sentence a scenario. */
export function habitSentences(comparison: Comparison): string[] {
  const { study, pairs, first } = comparison;
  const bare = headlineOf(study)({ figure: 'consumer_surplus_experienced' });
  if (bare === undefined) return [];
  const words = (difference: Estimate): string => {
    const way = direction(difference, comparison);
    if (way === 'none') return 'neither gain nor lose measurably';
    return `${way === 'up' ? 'gain' : 'lose'} ${money(difference, first.scenario.currency)} per person and year`;
  };
  return pairs.flatMap((pair) => {
    const [counted, other] = [kindOf(comparison, pair, 'consumers'), pair.outcomes[bare].difference];
    if (direction(counted, comparison) === direction(other, comparison)) return [];
    return [
      `Under ${quoted(pair.arm.name)} consumers ${words(counted)} if their habit counts as utility, and ${words(other)} if it does not.`,
    ];
  });
}

/** A figure that charts and the answer speak of. */
export interface MainFigure {
  /** Index among the study's outcomes. */
  readonly outcome: number;
  /** `Alipay, share of payments`. */
  readonly label: string;
  /** Inside a sentence: by how many points it is more, or less. */
  readonly words: (points: string, isMore: boolean) => string;
  readonly unit: string;
  readonly isShare: boolean;
}

/** Shares of payments, cash, concentration, lost sales and refusals: of those, what all scenarios have. */
export function mainFigures({ study, first, pairs }: Comparison): MainFigure[] {
  const find = headlineOf(study);
  const named = (id: string): string => first.scenario.platforms[id]?.name ?? id;
  const figure = (
    wanted: Parameters<typeof find>[0],
    label: string,
    words: MainFigure['words'],
    isShare = false,
  ): MainFigure[] => {
    const outcome = find(wanted);
    const isKnown =
      outcome !== undefined && pairs.some((pair) => Number.isFinite(pair.outcomes[outcome].difference.mean));
    return isKnown ? [{ outcome, label, words, unit: study.outcomes[outcome].unit, isShare }] : [];
  };
  const has =
    (who: string): MainFigure['words'] =>
    (points, isMore) =>
      `${who} has ${points} ${isMore ? 'more' : 'less'} of payments`;
  const are =
    (who: string): MainFigure['words'] =>
    (points, isMore) =>
      `${who} ${points} ${isMore ? 'higher' : 'lower'}`;
  const shares = Object.keys(first.scenario.platforms).flatMap((id) =>
    figure({ figure: 'payment_share', subject: id }, `${named(id)}, share of payments`, has(named(id)), true),
  );
  return [
    ...shares,
    ...figure({ figure: 'cash_share' }, 'Cash, share of payments', has('cash'), true),
    ...figure({ figure: 'hhi' }, 'Concentration of payments (HHI)', are('the HHI is')),
    ...figure({ figure: 'refusals' }, 'Refusals per trip', are('refusals per trip are')),
    ...figure({ figure: 'lost_sales' }, 'Lost sales per trip', are('lost sales per trip are')),
  ];
}

const changeWords = ({ words, unit }: MainFigure, difference: Estimate): string =>
  words(`${new DifferenceWords(difference, unit).size} points`, difference.mean > 0);

/** The largest measurable change of a market share under one scenario; undefined where there is none. */
export function largestShare(
  comparison: Comparison,
  pairs: readonly Pair[] = comparison.pairs,
): { pair: Pair; figure: MainFigure; difference: Estimate } | undefined {
  const moves = pairs.flatMap((pair) =>
    mainFigures(comparison)
      .filter(({ isShare }) => isShare)
      .map((figure) => ({ pair, figure, difference: pair.outcomes[figure.outcome].difference }))
      .filter(({ difference }) => direction(difference, comparison) !== 'none'),
  );
  return moves.toSorted((a, b) => Math.abs(b.difference.mean) - Math.abs(a.difference.mean))[0];
}

/** `under “B” Alipay has 3.1 points less of payments than under “A”`. */
export function shareSentence(comparison: Comparison, pairs: readonly Pair[] = comparison.pairs): string {
  const largest = largestShare(comparison, pairs);
  const first = quoted(comparison.first.name);
  if (largest !== undefined) {
    const { pair, figure, difference } = largest;
    return `under ${quoted(pair.arm.name)} ${changeWords(figure, difference)} than under ${first}`;
  }
  const who = pairs.length === 1 ? quoted(pairs[0].arm.name) : 'all of them';
  return `shares of payments under ${who} do not measurably differ from ${first}`;
}

/** What else changes measurably under one scenario besides the largest share: cash, refusals, lost sales. */
function otherChanges(comparison: Comparison, pair: Pair, besides: MainFigure | undefined): string {
  const spoken = mainFigures(comparison)
    .filter(
      ({ label, outcome }) =>
        SPOKEN_BESIDES.some((word) => label.startsWith(word)) && outcome !== besides?.outcome,
    )
    .map((figure) => ({ figure, difference: pair.outcomes[figure.outcome].difference }))
    .filter(({ difference }) => direction(difference, comparison) !== 'none');
  return inWords(spoken.map(({ figure, difference }) => changeWords(figure, difference)));
}

const SPOKEN_BESIDES = ['Cash', 'Refusals', 'Lost sales'];

/** What happens at the till under the scenario that moves shares most, in a sentence without a full stop. */
export function tillSentence(comparison: Comparison): string {
  const pair = largestShare(comparison)?.pair ?? comparison.pairs[0];
  const first = quoted(comparison.first.name);
  const changes = otherChanges(comparison, pair, undefined);
  const who = comparison.pairs.length === 1 ? quoted(pair.arm.name) : 'any scenario';
  return changes === ''
    ? `Cash, refusals and lost sales under ${who} do not measurably differ from ${first}`
    : `Under ${quoted(pair.arm.name)} ${changes} than under ${first}`;
}

/** `, and consumers lose CNY 12 a year`, of the scenario that `shareSentence` speaks of; empty where they do not measurably. */
export function welfareClause(comparison: Comparison): string {
  const pair = largestShare(comparison)?.pair ?? comparison.pairs[0];
  const difference = kindOf(comparison, pair, 'consumers');
  if (direction(difference, comparison) === 'none') return '';
  const verb = difference.mean > 0 ? 'gain' : 'lose';
  return `, and consumers ${verb} ${money(difference, comparison.first.scenario.currency)} a year`;
}

const uncapital = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** The answer in two sentences, each with its full stop. */
export const answerOf = (comparison: Comparison): string =>
  comparison.pairs.length === 1 ? answerOfTwo(comparison) : answerOfMany(comparison);

function answerOfTwo(comparison: Comparison): string {
  const [pair] = comparison.pairs;
  const when = windowInTime(comparison.study.window, comparison.first.scenario);
  const others = otherChanges(comparison, pair, largestShare(comparison)?.figure);
  return `${capital(when)}, ${uncapital(welfareSentence(comparison, pair))}. ${capital(shareSentence(comparison))}${others === '' ? '' : `; ${others}`}.`;
}

function answerOfMany(comparison: Comparison): string {
  const when = windowInTime(comparison.study.window, comparison.first.scenario);
  return `${capital(when)}, ${uncapital(rankingSentence(comparison))}. ${consumersSentence(comparison)}; ${shareSentence(comparison)}.`;
}

/** Under which scenario all together fare best and worst against the first, in a sentence without a full stop. */
function rankingSentence(comparison: Comparison): string {
  const { first, pairs } = comparison;
  const ranked = pairs
    .map(({ arm }, i) => ({ name: quoted(arm.name), total: kindOf(comparison, pairs[i], 'all') }))
    .filter(({ total }) => Number.isFinite(total.mean))
    .toSorted((a, b) => b.total.mean - a.total.mean);
  if (ranked.length === 0) return 'No run was finished';
  const [best, worst] = [ranked[0], ranked[ranked.length - 1]];
  const amount = (total: Estimate): string =>
    direction(total, comparison) === 'none'
      ? 'no measurable difference'
      : `${money(total, first.scenario.currency)} per person and year ${total.mean > 0 ? 'more' : 'less'}`;
  return `Against ${quoted(first.name)} all together fare worst under ${worst.name} (${amount(worst.total)}) and best under ${best.name} (${amount(best.total)})`;
}

/** Under which scenario consumers lose or gain most, in a sentence without a full stop. */
function consumersSentence(comparison: Comparison): string {
  const { currency } = comparison.first.scenario;
  const [most] = comparison.pairs
    .map((pair) => ({ pair, difference: kindOf(comparison, pair, 'consumers') }))
    .filter(({ difference }) => direction(difference, comparison) !== 'none')
    .toSorted((a, b) => Math.abs(b.difference.mean) - Math.abs(a.difference.mean));
  if (most === undefined) return 'Consumers are nowhere measurably better or worse off';
  const verb = most.difference.mean > 0 ? 'gain' : 'lose';
  return `Consumers ${verb} most under ${quoted(most.pair.arm.name)}, ${money(most.difference, currency)} a year`;
}

/** How many times as many replicates with draws of their own would be needed: the median over headline figures that vary in both. */
export function medianSaved({ study, pairs }: Comparison): number {
  const contrasts = pairs.flatMap(({ outcomes }) => outcomes.slice(0, study.headlines));
  const varying = contrasts.filter(({ first, other }: Contrast) => first.sd > 0 && other.sd > 0);
  return quantile(
    varying.map(({ saved }) => saved),
    0.5,
  );
}
