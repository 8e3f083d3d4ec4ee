import type { Series } from '../../model/series.ts';
import type { Scenario } from '../../scenario/schema.ts';

/** What carried the consumers in the run that a check read. */
export type EngineName = Scenario['engine'];

/**
 * Something known on paper, as a scenario file of `scenarios/theory` and a way to compare. The expectation is computed
 * from the scenario's own parameters: whoever edits the file moves both sides.
 */
export interface Benchmark {
  /** Also the name of its file, `scenarios/theory/NAME.yaml`, and the file's `benchmark:`. */
  readonly name: string;
  readonly family: Family;
  /** The fact, as a sentence without a full stop. */
  readonly title: string;
  /** The closed form in one or two lines of plain text. */
  readonly formula: string;
  /** Author, year. */
  readonly source: string;
  /** What a reader should know who finds another number elsewhere, or the comparison odd. */
  readonly remark?: string;
  /** What the closed form supposes and the scenario does not keep, in words for its author; none if it applies. */
  readonly unmet: (scenario: Scenario) => string[];
  readonly examine: (lab: Lab) => Examination;
}

export const FAMILIES = [
  'History',
  'Choice and surplus',
  'Retailers',
  'Habit and churn',
  'Adoption',
  'Network effects and tipping',
  'Policy and accounts',
  'Identities',
  'Signs',
] as const;
export type Family = (typeof FAMILIES)[number];

/** Where the runs of a benchmark are made. Runs are kept: asking twice for the same one costs nothing. */
export interface Lab {
  readonly scenario: Scenario;
  /** Standard errors allowed between what is expected and what the agents do. */
  readonly z: number;
  /** Expected values of the market, from the mean field. */
  meanField(scenario?: Scenario): Series;
  /** `scenario.replicates` runs with agents; replicate r of two scenarios with one seed has common random numbers. */
  agents(scenario?: Scenario): readonly Series[];
}

/** What a benchmark found. */
export interface Examination {
  readonly checks: readonly Check[];
  /** What came out, in plain sentences with the numbers of this very market, where the checks alone could be misread. */
  readonly finding?: string;
  readonly picture: Picture;
}

/** One number known on paper beside what an engine made of it. */
export interface Check {
  /** What it is: `share of a in week 1`. */
  readonly what: string;
  readonly engine: EngineName;
  /** `=`: as large as expected; `>`, `<`: beyond it by more than z standard errors. */
  readonly relation: '=' | '>' | '<';
  readonly expected: number;
  readonly simulated: number;
  /** Standard error of `simulated`; 0 where nothing is drawn. */
  readonly error: number;
  /** What may lie between them beside the standard errors, in the unit of the value: rounding, order 1/N terms. */
  readonly tolerance: number;
}

/** Theory against simulation, drawn. With words as `x` it is a row of dots, with numbers a curve. */
export interface Picture {
  readonly x: string;
  readonly y: string;
  /** How numbers are written: shares as percent, money and counts as they are. */
  readonly format: 'share' | 'number';
  /** The closed form; a line, or ticks. */
  readonly theory: readonly Point[];
  readonly meanField: readonly Point[];
  /** Means of the agents, with their interval. */
  readonly agents: readonly (Point & { readonly low: number; readonly high: number })[];
}

export interface Point {
  readonly x: number | string;
  readonly y: number;
  /** Which curve it belongs to, where there are several; at most six. */
  readonly group?: string;
}
