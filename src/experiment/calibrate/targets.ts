import type { Scenario } from '../../scenario/schema.ts';
import type { Window } from '../windows.ts';
import type { Moment, MomentOptions } from './moments.ts';
import type { TargetsFile } from './targets-schema.ts';

/** A published figure beside the moment of a run that should come close to it. */
export interface Target {
  /** What tables and charts call it. */
  readonly name: string;
  readonly moment: Moment;
  readonly options: MomentOptions;
  readonly value: number;
  readonly standardError: number;
  /** Only held against the run: the scenario takes the figure as an input, so that meeting it proves little. */
  readonly check: boolean;
  /** `found`: read in a published page; `derived`: arithmetic on such; `judged`: an interval drawn around such. */
  readonly status: string;
  readonly source: string;
  readonly note: string;
}

/** A parameter that is moved: one setting, or several that take one value. */
export interface Free {
  readonly name: string;
  readonly paths: readonly string[];
  readonly low: number;
  readonly high: number;
  readonly start: number;
  readonly meaning: string;
}

/** Settings that were held, and on which ground. */
export interface Fixed {
  readonly paths: readonly string[];
  readonly why: string;
}

/** What a scenario is fitted to, and how. */
export interface Targets {
  readonly name: string;
  readonly source: string;
  readonly window: Window;
  readonly targets: readonly Target[];
  readonly free: readonly Free[];
  readonly fixed: readonly Fixed[];
  readonly agents: { readonly replicates: number; readonly consumers: number };
}

/** Tells a problem at a path of the file of targets. */
export type Refuse = (path: readonly (string | number)[], message: string) => void;

/** What the checks of a file of targets look at. */
export interface Draft {
  readonly file: TargetsFile;
  readonly scenario: Scenario;
  /** Whether all entries of the file could be read: only then can they be counted. */
  readonly isWhole: boolean;
  readonly refuse: Refuse;
}

/** Paths of an entry that names one or several. */
export const pathsOf = (entry: { parameter?: string; parameters?: readonly string[] }): readonly string[] =>
  entry.parameters ?? (entry.parameter === undefined ? [] : [entry.parameter]);
