import type { Scenario } from '../../scenario/schema.ts';
import type { FigureOf } from '../figures.ts';
import { type Outcome, outcomeOf } from '../outcomes/outcome.ts';
import type { WindowWords } from '../outcomes/window-words.ts';
import { eachOnce } from './reading.ts';
import type { NamedScenario } from './study.ts';
import { tracesOf } from './traces.ts';

/** What runs of compared scenarios are asked for. */
export interface Asked {
  /** Figures that any of the scenarios has, each once. */
  readonly figures: readonly FigureOf[];
  /** Every figure in the window, then week by week what charts show. */
  readonly outcomes: Outcome[];
  /** How many of the outcomes are figures in the window. */
  readonly headlines: number;
}

/**
 * @param byArm the figures of each scenario
 * @param scenario the first of them, whose names and weeks count
 * @param window the weeks that tables speak of
 */
export function askedOf(
  byArm: readonly (readonly FigureOf[])[],
  scenario: Scenario,
  window: WindowWords,
): Asked {
  const figures = eachOnce(byArm.flat());
  const headlines = figures.map((figure) => outcomeOf(figure, scenario, window));
  return { figures, outcomes: [...headlines, ...tracesOf(figures, scenario)], headlines: headlines.length };
}

/** Scenarios that bear the same name are told apart by a number. */
export const withOwnNames = <Arm extends NamedScenario>(arms: readonly Arm[]): Arm[] =>
  arms.map((arm, i) => {
    const before = arms.slice(0, i).filter(({ name }) => name === arm.name).length;
    return before === 0 ? arm : { ...arm, name: `${arm.name} (${before + 1})` };
  });

/** What a comparison is called that has no name of its own. */
export function versus(arms: readonly NamedScenario[]): string {
  const [first, ...others] = arms.map(({ name }) => name);
  return `${first} against ${others.length > 2 ? `${others.length} others` : others.join(' and ')}`;
}
