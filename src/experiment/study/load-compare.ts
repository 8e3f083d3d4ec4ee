import { suggestion } from '../../core/nearest.ts';
import type { Scenario } from '../../scenario/schema.ts';
import type { FigureOf } from '../figures.ts';
import { figuresIn } from '../outcomes/measure.ts';
import { type Outcome, outcomeOf, readOutcome } from '../outcomes/outcome.ts';
import { inAll, readWindow, WINDOW_NAMES, type WindowWords } from '../outcomes/window-words.ts';
import { isCertain } from '../run.ts';
import { askedOf, versus, withOwnNames } from './compared.ts';
import { levelled } from './level.ts';
import type { StudyReading } from './reading.ts';
import type { WrittenCompare } from './schema.ts';
import type { Arm, CompareStudy } from './study.ts';

/** Replicates to begin with and at most, where the study does not say. */
const AT_FIRST = 10;
const AT_MOST = 100;

export function loadCompare(file: WrittenCompare, reading: StudyReading): CompareStudy | undefined {
  const opened = armsOf(file, reading);
  if (opened === undefined) return undefined;
  const { arms, notes } = levelled(opened);
  const scenarios = arms.map(({ scenario }) => scenario);
  const window = windowOf(file, reading, scenarios);
  if (window === undefined) return undefined;
  const byArm = scenarios.map(figuresIn);
  const { figures, outcomes, headlines } = askedOf(byArm, scenarios[0], window);
  const figure = chosen(file, reading, { arms, byArm, figures, outcomes, window });
  if (figure === undefined) return undefined;
  const { question, source } = file;
  return {
    kind: 'compare',
    name: file.name ?? versus(arms),
    question,
    source,
    arms,
    outcomes,
    headlines,
    figure,
    precision: precisionOf(file, reading, outcomes[figure]),
    ...replicatesOf(file, reading, scenarios),
    window,
    notes,
  };
}

/** Opened, with names of their own; undefined, with the problems told, where they cannot be compared. */
function armsOf(file: WrittenCompare, reading: StudyReading): Arm[] | undefined {
  const all = reading.changeAt([]);
  const opened = file.arms.map(({ scenario, name }, i) =>
    reading.arm(scenario, ['arms', i, 'scenario'], [all, reading.changeAt(['arms', i])], name),
  );
  const arms = opened.filter((arm) => arm !== undefined);
  if (arms.length < opened.length) return undefined;
  const [{ scenario: first }] = arms;
  const strange = arms.map(({ scenario }) => scenario.currency !== first.currency);
  for (const [i, { scenario }] of arms.entries())
    if (strange[i])
      reading.refuse(
        ['arms', i, 'scenario'],
        `counts in ${scenario.currency}, the first scenario in ${first.currency}: money cannot be compared; convert one of them, and set currency`,
      );
  return strange.includes(true) ? undefined : withOwnNames(arms);
}

/** The weeks that tables speak of; undefined, with the problem told, where the runs have no such weeks. */
function windowOf(
  { window }: WrittenCompare,
  reading: StudyReading,
  scenarios: readonly Scenario[],
): WindowWords | undefined {
  const refuse = (message: string): undefined => void reading.refuse(['window'], message);
  const words = readWindow(window);
  if (words === undefined)
    return refuse(`no window "${window}"${suggestion(window, WINDOW_NAMES, 'windows')}; or weeks 10 to 20`);
  const { weeks } = scenarios[0];
  if (typeof words !== 'string' && !('since' in words) && words.to > weeks)
    return refuse(`"${window}" lies beyond the run of ${weeks} weeks`);
  return (
    inAll(words, scenarios) ??
    refuse(
      `nothing happens in these scenarios that begins or ends after week 1, so no weeks are "${window}"; windows: first, last, all, weeks 10 to 20`,
    )
  );
}

interface Choice {
  readonly arms: readonly Arm[];
  readonly byArm: readonly (readonly FigureOf[])[];
  readonly figures: readonly FigureOf[];
  readonly outcomes: Outcome[];
  readonly window: WindowWords;
}

/** Index of the chosen figure among the outcomes, which it joins where it is not among them. */
function chosen(
  { figure, window }: WrittenCompare,
  reading: StudyReading,
  { arms, byArm, figures, outcomes }: Choice,
): number | undefined {
  const scenarios = arms.map(({ scenario }) => scenario);
  const text = figure.includes(',') ? figure : `${figure}, ${window}`;
  const read = reading.lookedUp(['figure'], () => readOutcome(text, figures, scenarios[0]));
  if (read === undefined) return undefined;
  const isIt = ({ name, subject, region }: FigureOf): boolean =>
    name === read.figure && subject === read.subject && region === read.region;
  const missing = arms.filter((_, i) => !byArm[i].some(isIt)).map(({ name }) => `“${name}”`);
  const [from, less] = [read.window, read.less].map((one) => one && inAll(one, scenarios));
  if (missing.length > 0)
    reading.refuse(
      ['figure'],
      `${figure}: there is no such figure in ${missing.join(', ')}; choose one that all scenarios have`,
    );
  else if (from === null || (read.less !== null && less === null))
    reading.refuse(
      ['figure'],
      `${figure}: nothing happens in these scenarios that it could lie before or after`,
    );
  else return placed(outcomeOf(figures.find(isIt)!, scenarios[0], from, less), outcomes);
  return undefined;
}

function placed(outcome: Outcome, outcomes: Outcome[]): number {
  const index = outcomes.findIndex(({ text }) => text === outcome.text);
  return index >= 0 ? index : outcomes.push(outcome) - 1;
}

/** As a number in the unit of the figure; null where none is asked for. */
function precisionOf(
  { precision }: WrittenCompare,
  reading: StudyReading,
  { unit, label }: Outcome,
): number | null {
  if (typeof precision !== 'string') return precision ?? null;
  if (!unit.startsWith('share'))
    reading.refuse(
      ['precision'],
      `a percentage is for shares, and ${label} is in ${unit}; give a number in that unit`,
    );
  const share = Number.parseFloat(precision) / 100;
  if (share === 0) reading.refuse(['precision'], 'expected more than 0 %');
  return share;
}

/** To begin with, and at most; where nothing is drawn, one replicate says all. */
function replicatesOf(file: WrittenCompare, reading: StudyReading, scenarios: readonly Scenario[]) {
  const { maxReplicates = Math.max(AT_MOST, file.replicates ?? 0) } = file;
  const { replicates = Math.min(AT_FIRST, maxReplicates) } = file;
  if (replicates > maxReplicates)
    reading.refuse(
      ['replicates'],
      `${replicates} to begin with are more than the ${maxReplicates} of maxReplicates`,
    );
  return scenarios.every(isCertain) ? { replicates: 1, maxReplicates: 1 } : { replicates, maxReplicates };
}
