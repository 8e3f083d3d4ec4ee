import type { Interval } from '../../core/bootstrap.ts';
import type { Analysis, OutcomeAnalysis } from './analysis.ts';
import { rankingOf } from './ranking.ts';

/** Share of the variance of one run from which chance is said to rule. */
const RULES = 0.5;
/** Width from which the interval of an index says little, and the one that is aimed at. */
const WIDE = 0.5;
const AIM = 0.2;
/** More than this many times the samples is no advice. */
const TOO_MANY = 64;

/** What a reader of the analysis must know, in plain sentences; none if all is well. */
export function warningsOf(analysis: Analysis): string[] {
  const { outcomes } = analysis;
  return [
    ...ofRuns(analysis),
    ...ofDesign(analysis),
    ...shared(outcomes, (one) => [...ofMissing(one), ...ofNothing(one, analysis)]),
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

/** An outcome of which no factor is known to do anything. */
function ofNothing({ effects, indices }: OutcomeAnalysis, { isCertain }: Analysis): string[] {
  const isStill =
    indices === null ? effects!.every(({ muStar }) => !(muStar.value > 0)) : !(indices.parameters.value > 0);
  if (!isStill) return [];
  const noise = indices?.noise.value ?? 0;
  return isCertain || !(noise > 0)
    ? ['no factor moves it anywhere in the ranges']
    : ['chance hides whatever the factors do: more replicates, or wider ranges, may show it'];
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
function ofPrecision(one: OutcomeAnalysis, { study }: Analysis): string[] {
  const { indices, effects } = one;
  const { order, matter, open } = rankingOf(one);
  const [size, things] =
    indices === null
      ? ([study.trajectories, 'trajectories'] as const)
      : ([study.samples, 'samples'] as const);
  const of = (i: number): Interval => indices?.total[i] ?? effects![i].muStar;
  const place = matter.findIndex((i, at) => at + 1 < order.length && of(order[at + 1]).high > of(i).low);
  if (place < 0 && (open.length === 0 || matter.length === 0)) return [];
  const widest = Math.max(0, ...[...(indices?.first ?? []), ...(indices?.total ?? [])].map(widthOf));
  if (widest > WIDE) {
    const needed = rounded(size * (widest / AIM) ** 2, things);
    return [
      `intervals too wide to rank the factors, up to ${widest.toFixed(2)}; about ${needed} ${things}, now ${size}, would bring that to ${AIM}`,
    ];
  }
  if (place < 0) return [];
  const [a, b] = [order[place], order[place + 1]];
  const names = [a, b].map((i) => study.factors[i].label).join(' and ');
  const growth = overlap(of(a), of(b)) ** 2;
  return [
    growth <= TOO_MANY
      ? `the order of ${names} is open, their intervals overlap; about ${rounded(size * growth, things)} ${things}, now ${size}, would tell them apart`
      : `${names} matter so equally that more ${things} will hardly tell them apart`,
  ];
}

const widthOf = ({ low, high }: Interval): number => high - low;

/** How many times too wide the intervals of two estimates are to lie apart, `upper` the larger. */
const overlap = (upper: Interval, lower: Interval): number =>
  (upper.value - upper.low + lower.high - lower.value) / (upper.value - lower.value);

/** Samples are best a power of two; trajectories go up to two digits. */
function rounded(needed: number, things: 'samples' | 'trajectories'): number {
  if (things === 'samples') return 2 ** Math.ceil(Math.log2(needed));
  const step = 10 ** Math.max(0, Math.floor(Math.log10(needed)) - 1);
  return Math.ceil(needed / step) * step;
}
