import type { Interval } from '../../core/bootstrap.ts';
import type { Analysis, OutcomeAnalysis } from './analysis.ts';
import { isNoisy, isStill, rankingOf } from './ranking.ts';

/** Share of the variance of one run from which chance is said to rule. */
const RULES = 0.5;
/** Width from which the interval of an index says little, and the one that is aimed at. */
const WIDE = 0.5;
const AIM = 0.2;
/** No advice is given of more samples than so many times those there are. */
const TOO_MANY = 64;

/** What a reader of the analysis must know, in plain sentences; none if all is well. */
export function warningsOf(analysis: Analysis): string[] {
  const { outcomes } = analysis;
  return [
    ...ofRuns(analysis),
    ...ofDesign(analysis),
    ...shared(outcomes, (one) => [...ofMissing(one), ...ofNothing(one)]),
    ...shared(outcomes, ofChance),
    ...shared(outcomes, (one) => ofPrecision(one, analysis)),
  ];
}

const ofRuns = ({ failed, runs }: Analysis): string[] =>
  failed === 0 ? [] : [`${failed} of ${runs} runs failed; what needs them is left out`];

function ofDesign({ replicates, isCertain, study }: Analysis): string[] {
  const { method, samples } = study;
  const better = 2 ** Math.ceil(Math.log2(samples));
  return [
    ...(replicates > 1 || isCertain
      ? []
      : [
          'with one run of each point chance cannot be told apart from the factors: it counts as interaction and spread of effects; `--replicates 2` tells it apart',
        ]),
    ...(method === 'morris' || samples === better
      ? []
      : [
          `${samples} samples are no power of two, at which the points of a Sobol sequence are balanced: better ${better}`,
        ]),
  ];
}

/** A warning that several outcomes share is told once, with their names; without names if it is of all. */
function shared(
  outcomes: readonly OutcomeAnalysis[],
  warn: (one: OutcomeAnalysis) => readonly string[],
): string[] {
  const labels = new Map<string, string[]>();
  for (const one of outcomes)
    for (const warning of warn(one))
      labels.set(warning, [...(labels.get(warning) ?? []), `“${one.outcome.label}”`]);
  return [...labels].map(([warning, names]) =>
    names.length === outcomes.length && names.length > 1 ? warning : `${names.join(', ')}: ${warning}`,
  );
}

function ofMissing({ effects, indices }: OutcomeAnalysis): string[] {
  const lost = effects?.reduce((sum, { missing }) => sum + missing, 0) ?? 0;
  const all = effects?.reduce((sum, one) => sum + one.missing + one.effects, 0) ?? 0;
  const parts = [
    ...(lost > 0 ? [`${lost} of ${all} elementary effects`] : []),
    ...(indices !== null && indices.missing > 0
      ? [`${indices.missing} of ${indices.missing + indices.rows} base points of the indices`]
      : []),
  ];
  return parts.length === 0
    ? []
    : [`${parts.join(' and ')} left out, since a run of theirs failed or had no such outcome`];
}

function ofNothing(one: OutcomeAnalysis): string[] {
  if (!isStill(one)) return [];
  return isNoisy(one)
    ? ['chance hides whatever the factors do: more replicates, or wider ranges, may show it']
    : ['no factor moves it anywhere in the ranges'];
}

function ofChance({ indices }: OutcomeAnalysis): string[] {
  const share = indices?.noiseShare.value ?? 0;
  return share > RULES
    ? [
        `chance is ${(share * 100).toFixed(0)}% of the variance of one run: the indices are of its expected value, and more replicates or consumers make them sharper`,
      ]
    : [];
}

/** Intervals too wide to rank the factors, with what would help. */
function ofPrecision(one: OutcomeAnalysis, analysis: Analysis): string[] {
  if (isStill(one)) return [];
  const size = sizeOf(one, analysis);
  const { indices } = one;
  const widest = Math.max(0, ...[...(indices?.first ?? []), ...(indices?.total ?? [])].map(widthOf));
  if (Number.isNaN(widest)) return [`too few ${size.things} for intervals, now ${size.now}`];
  const pair = overlapping(one);
  const { open } = rankingOf(one);
  if (widest > WIDE && (pair !== undefined || open.length > 0))
    return [
      `intervals too wide to rank the factors, up to ${widest.toFixed(2)}; ${advice(size, (widest / AIM) ** 2)} would bring that to ${AIM}`,
    ];
  return pair === undefined ? [] : [orderText(one, pair, analysis)];
}

/** Samples or trajectories: what there are now, and what they are called. */
interface Size {
  readonly now: number;
  readonly things: 'samples' | 'trajectories';
}

const sizeOf = ({ indices }: OutcomeAnalysis, { study }: Analysis): Size =>
  indices === null
    ? { now: study.trajectories, things: 'trajectories' }
    : { now: study.samples, things: 'samples' };

/** Importance of a factor, by which it is ranked. */
const importanceOf = ({ indices, effects }: OutcomeAnalysis, factor: number): Interval =>
  indices?.total[factor] ?? effects![factor].muStar;

type Pair = readonly [upper: number, lower: number];

/** The first two neighbours in the ranking whose intervals overlap, the upper of them one that matters. */
function overlapping(one: OutcomeAnalysis): Pair | undefined {
  const { order, matter } = rankingOf(one);
  return order
    .slice(1)
    .map((lower, i): Pair => [order[i], lower])
    .find(
      ([upper, lower]) =>
        matter.includes(upper) && importanceOf(one, lower).high > importanceOf(one, upper).low,
    );
}

function orderText(one: OutcomeAnalysis, pair: Pair, analysis: Analysis): string {
  const [upper, lower] = pair.map((factor) => importanceOf(one, factor));
  const names = pair.map((factor) => analysis.study.factors[factor].label).join(' and ');
  const size = sizeOf(one, analysis);
  const growth = ((upper.value - upper.low + lower.high - lower.value) / (upper.value - lower.value)) ** 2;
  return growth <= TOO_MANY
    ? `the order of ${names} is open, their intervals overlap; ${advice(size, growth)} would tell them apart`
    : `${names} matter so equally that more ${size.things} will hardly tell them apart`;
}

const widthOf = ({ low, high }: Interval): number => high - low;

/** How many samples or trajectories would do, if intervals become narrower with the root of their number. */
function advice({ now, things }: Size, growth: number): string {
  const needed = rounded(now * growth, things);
  return growth > TOO_MANY
    ? `many times as many ${things}, now ${now},`
    : `about ${needed.toLocaleString('en')} ${things}, now ${now},`;
}

/** Samples are best a power of two; trajectories are told in two digits. */
function rounded(needed: number, things: Size['things']): number {
  if (things === 'samples') return 2 ** Math.ceil(Math.log2(needed));
  const step = 10 ** Math.max(0, Math.floor(Math.log10(needed)) - 1);
  return Math.ceil(needed / step) * step;
}
