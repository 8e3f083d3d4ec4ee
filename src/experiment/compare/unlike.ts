import type { Scenario } from '../../scenario/schema.ts';
import { plain } from '../../scenario/setting-words.ts';
import { isCertain } from '../run.ts';

/** A run as it was made. */
export interface Made {
  readonly name: string;
  readonly scenario: Scenario;
  readonly replicates: number;
}

/** What keeps two runs from being compared as a study would compare them, and what was done about it: clauses for a list of notes. */
export function unlike(runs: readonly Made[]): string[] {
  return [...weeksNote(runs), ...drawsNote(runs), ...replicatesNote(runs)];
}

const areOne = (values: readonly unknown[]): boolean => new Set(values).size === 1;

const each = (runs: readonly Made[], words: (run: Made) => string): string =>
  runs.map((run) => `“${run.name}”: ${words(run)}`).join(', ');

function weeksNote(runs: readonly Made[]): string[] {
  const weeks = runs.map(({ scenario }) => scenario.weeks);
  if (areOne(weeks)) return [];
  const words = each(runs, ({ scenario }) => `${plain(scenario.weeks)} weeks`);
  return [`only the first ${plain(Math.min(...weeks))} weeks are compared (${words})`];
}

/** Differences hold chance that common draws would have cancelled, or the step from infinitely many consumers to some. */
function drawsNote(runs: readonly Made[]): string[] {
  const certain = runs.filter(({ scenario }) => isCertain(scenario));
  if (certain.length === runs.length) return [];
  if (certain.length > 0)
    return [
      `${each(runs, howMade)}: a part of each difference is the step from expected values to consumers who draw; give both the same engine to be rid of it`,
    ];
  const seeds = runs.map(({ scenario }) => String(scenario.seed));
  const sizes = runs.map(({ scenario }) => scenario.consumers);
  const engines = runs.map(({ scenario }) => scenario.engine);
  if ([seeds, sizes, engines].every(areOne)) return [];
  const words = each(runs, (run) => `${howMade(run)}, seed ${JSON.stringify(run.scenario.seed)}`);
  return [
    `each scenario has draws of its own (${words}), so that chance does not cancel; give both the same seed, consumers and engine for narrower intervals`,
  ];
}

const howMade = ({ scenario }: Made): string =>
  scenario.engine === 'mean-field'
    ? isCertain(scenario)
      ? 'expected values (mean field)'
      : 'mean field'
    : `${plain(scenario.consumers)} consumers`;

function replicatesNote(runs: readonly Made[]): string[] {
  const drawn = runs.filter(({ scenario }) => !isCertain(scenario));
  const counts = drawn.map(({ replicates }) => replicates);
  if (counts.length < 2 || areOne(counts)) return [];
  const words = each(drawn, ({ replicates }) => plain(replicates));
  return [`only the first ${plain(Math.min(...counts))} replicates are compared (${words})`];
}
