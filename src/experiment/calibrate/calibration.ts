import type { Scenario } from '../../scenario/schema.ts';
import type { Search } from './fit.ts';
import type { Free, Target, Targets } from './targets.ts';

/** What a free parameter came to. */
export interface ParameterEstimate {
  readonly free: Free;
  /** As it is written into the fitted scenario: rounded to a tenth of its standard error. */
  readonly value: number;
  /** NaN at a bound, and where the targets do not tell it. */
  readonly standardError: number;
  readonly atBound: 'low' | 'high' | null;
  /** Whether any moment moves with it. */
  readonly moves: boolean;
}

/** What a moment came to, beside its target. */
export interface MomentFit {
  readonly target: Target;
  /** At the start of the search. */
  readonly start: number;
  /** Of the fitted scenario, by the mean field. */
  readonly meanField: number;
  /** Distance to the target in its standard errors. */
  readonly gap: number;
  /** The same by agents: mean over replicates, and its standard error; null if they were not asked. */
  readonly agents: { readonly mean: number; readonly error: number } | null;
}

/** How the sum of squares rises when one parameter is held at other values and the rest follow. */
export interface Profile {
  readonly free: Free;
  readonly points: readonly ProfilePoint[];
}

export interface ProfilePoint {
  readonly value: number;
  /** Sum of squares less its minimum. */
  readonly rise: number;
}

/** A fitted scenario with all that is known of the fit. */
export interface Calibration {
  readonly targets: Targets;
  /** The scenario that was fitted, as it was given. */
  readonly scenario: Scenario;
  /** The same with the estimates in place. */
  readonly fitted: Scenario;
  readonly estimates: readonly ParameterEstimate[];
  readonly moments: readonly MomentFit[];
  /** Sum of squared gaps of the fitted scenario, checks left out: the J statistic. */
  readonly cost: number;
  /** Targets, checks left out, less the parameters that they tell. */
  readonly freedom: number;
  /** Chance of a larger J if the model were true and the standard errors right; NaN without degrees of freedom. */
  readonly pValue: number;
  readonly converged: boolean;
  /** Runs of the mean field that the search took, and was allowed. */
  readonly evaluations: number;
  readonly budget: number;
  readonly searches: readonly Search[];
  readonly correlations: readonly (readonly number[])[];
  readonly singularValues: readonly number[];
  /** The move of the parameters, in their own units, that raises J least for its size. */
  readonly weakest: readonly number[];
  /** By how much J then rises. */
  readonly weakestRise: number;
  readonly profiles: readonly Profile[];
}
