import type { Scenario } from '../../scenario/schema.ts';
import type { FigureOf } from '../figures.ts';
import { type Outcome, outcomeOf, readOutcome } from '../outcomes/outcome.ts';
import { readWindow, WINDOW_NAMES, type WindowWords } from '../outcomes/window-words.ts';
import { levelled } from './level.ts';
import { figuresOfAll, type StudyReading } from './reading.ts';
import type { WrittenCompare } from './schema.ts';
import type { Arm, CompareStudy } from './study.ts';
import { tracesOf } from './traces.ts';

/** Replicates to begin with, where the study does not say. */
const AT_FIRST = 10;

export function loadCompare(file: WrittenCompare, reading: StudyReading): CompareStudy | undefined {
  const changes = [reading.changeAt([])];
  const opened = file.arms.map(({ scenario, name }, i) =>
    reading.arm(scenario, ['arms', i, 'scenario'], [...changes, reading.changeAt(['arms', i])], name),
  );
  const arms = opened.filter((arm) => arm !== undefined);
  if (arms.length < opened.length) return undefined;
  const { arms: level, notes } = levelled(withOwnNames(arms));
  const window = readWindow(file.window);
  if (window === undefined)
    reading.refuse(
      ['window'],
      `no window "${file.window}"; windows: ${WINDOW_NAMES.join(', ')}, weeks 10 to 20, weeks 40 to 52 after the end`,
    );
  const figures = figuresOfAll(level.map(({ scenario }) => scenario));
  const outcomes = askedOf(figures, level[0].scenario, window ?? 'last');
  const figure = chosen(file, reading, figures, level[0].scenario, outcomes);
  const { name, question, source, precision = null, maxReplicates } = file;
  const replicates = Math.min(file.replicates ?? AT_FIRST, maxReplicates);
  const plan = { figure, precision, replicates, maxReplicates, window: window ?? 'last', notes };
  return { kind: 'compare', name, question, source, arms: level, outcomes, ...plan };
}

/** Arms that bear the same name are told apart by a number. */
const withOwnNames = (arms: readonly Arm[]): Arm[] =>
  arms.map((arm, i) => {
    const before = arms.slice(0, i).filter(({ name }) => name === arm.name).length;
    return before === 0 ? arm : { ...arm, name: `${arm.name} (${before + 1})` };
  });

/** Every headline figure in the window, then what charts show week by week. */
const askedOf = (figures: readonly FigureOf[], scenario: Scenario, window: WindowWords): Outcome[] => [
  ...figures.map((figure) => outcomeOf(figure, scenario, window)),
  ...tracesOf(figures, scenario),
];

function chosen(
  { figure, window }: WrittenCompare,
  reading: StudyReading,
  figures: readonly FigureOf[],
  scenario: Scenario,
  outcomes: Outcome[],
): number {
  const text = figure.includes(',') ? figure : `${figure}, ${window}`;
  const found = reading.lookedUp(['figure'], () => readOutcome(text, figures, scenario));
  const index = outcomes.findIndex((one) => one.text === found?.text);
  if (index >= 0 || found === undefined) return Math.max(0, index);
  outcomes.push(found);
  return outcomes.length - 1;
}
