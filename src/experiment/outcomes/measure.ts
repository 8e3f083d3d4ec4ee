import type { Series } from '../../model/series.ts';
import { simulate } from '../../model/simulate.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { type FigureOf, figuresOf } from '../figures.ts';
import { bondFigures } from './bonds.ts';
import type { Outcome } from './outcome.ts';
import { type WindowWords, weeksOf } from './window-words.ts';

/** Asks one run for the outcomes: one number each, NaN where the run has no such figure. */
export type Measuring = (series: Series) => Float64Array;

/** Prepares what runs of a scenario are asked for. */
export function measuring(scenario: Scenario, outcomes: readonly Outcome[]): Measuring {
  let known: readonly ((series: Series) => number)[] | undefined;
  return (series) => {
    known ??= readersOf(scenario, outcomes, series);
    return Float64Array.from(known, (read) => read(series));
  };
}

function readersOf(scenario: Scenario, outcomes: readonly Outcome[], sample: Series) {
  const figures = new Map(
    allFigures(scenario, sample).map((one) => [keyOf(one.name, one.subject, one.region), one]),
  );
  return outcomes.map((outcome) => {
    const figure = figures.get(keyOf(outcome.figure, outcome.subject, outcome.region));
    return (series: Series): number =>
      figure === undefined ? Number.NaN : readValue(figure, outcome, scenario, series);
  });
}

const keyOf = (name: string, subject: string, region: string): string => `${name}\n${subject}\n${region}`;

function readValue(figure: FigureOf, { window, less }: Outcome, scenario: Scenario, series: Series): number {
  const during = (words: WindowWords): number => {
    const weeks = weeksOf(words, scenario);
    return weeks === null ? Number.NaN : figure.value(series, weeks);
  };
  return less === null ? during(window) : during(window) - during(less);
}

/** Everything that runs of a scenario can be asked for: headline figures, and contracts. */
export const allFigures = (scenario: Scenario, sample: Series): FigureOf[] => [
  ...figuresOf(scenario, sample),
  ...bondFigures(scenario, sample),
];

/** The figures of a scenario, found without a whole run: by one week of expected values. */
export const figuresIn = (scenario: Scenario): FigureOf[] =>
  allFigures(scenario, simulate({ ...scenario, weeks: 1, engine: 'mean-field' }));
