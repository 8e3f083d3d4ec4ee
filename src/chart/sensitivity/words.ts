import type { Outcome } from '../../experiment/outcomes/outcome.ts';
import type { Analysis, OutcomeAnalysis } from '../../experiment/sensitivity/analysis.ts';
import { isNoisy, isStill, rankingOf } from '../../experiment/sensitivity/ranking.ts';
import type { Factor } from '../../experiment/study/study.ts';
import { count, decimal, digitsFor, inWords, percent } from '../format.ts';
import { isShare } from '../sweep/words.ts';

/** Factors that a sentence names before it says “and others”. */
const MOST_NAMED = 3;
/** Leading factors that a title can name. */
const MOST_LEADERS = 4;
/** Interaction below this share of the variance is not worth a bracket. */
const WORTH_TELLING = 0.05;

/** A change of an outcome: `12.3 points` of a share, `4.21` else. */
export function changeWords(outcome: Outcome, change: number): string {
  const shown = isShare(outcome) ? change * 100 : change;
  const text = decimal(shown, digitsFor(shown, 3));
  return isShare(outcome) && Number.isFinite(shown) ? `${text} points` : text;
}

export const quotedLabel = ({ label }: Outcome): string => `“${label}”`;

/** What changes of an outcome are counted in. */
export const effectUnit = (outcome: Outcome, { study }: Analysis): string =>
  isShare(outcome) ? 'percentage points' : outcome.unit.replace(/^currency\b/, study.base.scenario.currency);

/** What matters for one outcome and what does not, as a sentence without a full stop. */
export function findingOf(one: OutcomeAnalysis, factors: readonly Factor[]): string {
  const ranking = rankingOf(one);
  const named = (places: readonly number[]) => places.map((i) => factors[i].label);
  // One left over is named too: “and 1 other” would be as long.
  const few = ranking.matter.length <= MOST_NAMED + 1 ? MOST_NAMED + 1 : MOST_NAMED;
  const most = ranking.matter.slice(0, few);
  const [lead, tell] = one.indices === null ? byEffects(one) : byShares(one);
  const others = ranking.matter.length - most.length;
  const parts = [
    most.length === 0
      ? nothingMatters(one)
      : `${lead} ${inWords(most.map((i, at) => tell(named([i])[0], i, at === 0)))}${others > 0 ? `, and ${count(others, 'other')} less` : ''}`,
    ...(ranking.slight.length > 0 && most.length > 0
      ? [`${inWords(named(ranking.slight))} hardly ${ranking.slight.length === 1 ? 'matters' : 'matter'}`]
      : []),
    ...(ranking.open.length > 0 && most.length > 0
      ? [`whether ${inWords(named(ranking.open))} ${ranking.open.length === 1 ? 'does' : 'do'} remains open`]
      : []),
    ...chanceWords(one),
  ];
  return parts.join('; ');
}

type Telling = (name: string, factor: number, isFirst: boolean) => string;

function byShares({ outcome, indices }: OutcomeAnalysis): [string, Telling] {
  const { first, total } = indices!;
  return [
    `Of the variance that the factors give ${quotedLabel(outcome)},`,
    (name, i, isFirst) => {
      const together = total[i].value - first[i].value >= WORTH_TELLING;
      const all = together ? ` (${percent(total[i].value)}${isFirst ? ' with its interactions' : ''})` : '';
      return `${name}${isFirst ? ' explains' : ''} ${percent(Math.max(0, first[i].value))}${isFirst ? ' alone' : ''}${all}`;
    },
  ];
}

function byEffects({ outcome, effects }: OutcomeAnalysis): [string, Telling] {
  return [
    `${quotedLabel(outcome)} moves most with`,
    (name, i, isFirst) =>
      `${name} (${changeWords(outcome, effects![i].muStar.value)}${isFirst ? ' on average over its range' : ''})`,
  ];
}

function nothingMatters(one: OutcomeAnalysis): string {
  const label = quotedLabel(one.outcome);
  if (!isStill(one)) return `What moves ${label} cannot be told from so few runs`;
  return isNoisy(one) ? `Chance hides what the factors do to ${label}` : `No factor moves ${label}`;
}

function chanceWords({ indices }: OutcomeAnalysis): string[] {
  const share = indices?.noiseShare.value ?? Number.NaN;
  return share > 0 ? [`chance is ${percent(share, share < 0.1 ? 1 : 0)} of the variance of one run`] : [];
}

/** Which factor has the largest estimate for how many outcomes, in a sentence without a full stop. */
export function leaders({ outcomes, study }: Analysis): string {
  const all = outcomes.length;
  const counts = new Map<string, number>();
  for (const one of outcomes) {
    const { order, matter } = rankingOf(one);
    if (matter.length === 0 || matter[0] !== order[0]) continue;
    const { label } = study.factors[order[0]];
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const ranked = [...counts].sort(([, a], [, b]) => b - a);
  if (ranked.length === 0) return 'No factor is known to matter for any outcome';
  const [[lead, led]] = ranked;
  if (all === 1) return `${lead} comes first for ${quotedLabel(outcomes[0].outcome)}`;
  if (led === all) return `${lead} comes first for ${all === 2 ? 'both' : `all ${all}`} outcomes`;
  if (led === 1 && ranked.length > 1)
    return ranked.length <= MOST_LEADERS
      ? `What comes first differs by outcome: ${inWords(ranked.map(([label]) => label))}`
      : 'For each outcome another factor comes first';
  const rest = ranked.slice(1, MOST_NAMED).map(([label, n]) => `${label} for ${n}`);
  return `${lead} comes first for ${led} of ${all} outcomes${rest.length > 0 ? `, ${inWords(rest)}` : ''}`;
}

/** What was run, for the line under a chart. */
export function sensitivitySource({ study, runs, replicates, isCertain, failed }: Analysis): string {
  const { scenario } = study.base;
  const size = isCertain
    ? ['mean field, nothing drawn']
    : [
        `${count(replicates, 'run')} of each point`,
        ...(scenario.engine === 'agents' ? [`${decimal(scenario.consumers)} consumers`] : ['mean field']),
      ];
  return [
    `Study “${study.name}”`,
    `scenario “${scenario.name}”`,
    count(runs, 'run'),
    ...(failed > 0 ? [`${decimal(failed)} failed`] : []),
    ...size,
    `seed “${scenario.seed}”`,
  ].join(' · ');
}
