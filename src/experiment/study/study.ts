import type { Change } from '../../scenario/change.ts';
import type { OpenScenario } from '../../scenario/load.ts';
import type { Scenario } from '../../scenario/schema.ts';
import type { Outcome } from '../outcomes/outcome.ts';
import type { WindowWords } from '../outcomes/window-words.ts';
import type { RegimeMap } from './maps.ts';

/** A value that a factor takes, as tables show it. */
export type FactorValue = number | string | boolean;

/** One of the listed values of a factor. */
export interface Level {
  readonly value: FactorValue;
  /** As charts show it. */
  readonly label: string;
  readonly change: Change;
}

/** A range that a factor may be anywhere in. */
export interface Range {
  readonly from: number;
  readonly to: number;
  readonly isLog: boolean;
  /** Whether only whole numbers make sense. */
  readonly isWhole: boolean;
}

/** What is varied. Listed levels, a range, or both: a range with steps. */
export interface Factor {
  /** Its column in tables: the path of the setting, or the name in small letters. */
  readonly column: string;
  /** What charts call it, with its unit where it has one. */
  readonly label: string;
  readonly unit: string;
  /** Settings that take the value; none where levels bring changes of their own. */
  readonly paths: readonly string[];
  /** Added to a value before it is set. */
  readonly offset: number;
  /** Empty for a range without steps. */
  readonly levels: readonly Level[];
  readonly range: Range | null;
  /** The change that a value brings: an index of `levels`, or a number within the range. */
  changeTo(value: FactorValue): Change;
}

/** A scenario under the name that tables and charts call it. */
export interface NamedScenario {
  readonly name: string;
  readonly scenario: Scenario;
}

/** A scenario of a study, changed as the study says; `scenario` is as it stands before any factor moves. */
export interface Arm extends NamedScenario {
  readonly open: OpenScenario;
  readonly change: Change;
}

interface StudyHead {
  readonly name: string;
  readonly question: string;
  readonly source: string;
  readonly outcomes: readonly Outcome[];
}

/** How the points of a sweep are chosen. */
export type DesignKind = 'grid' | 'one-at-a-time' | 'latin-hypercube' | 'sobol' | 'random';

/** A scenario run over a design of factors. */
export interface SweepStudy extends StudyHead {
  readonly kind: 'sweep';
  readonly base: Arm;
  readonly factors: readonly Factor[];
  readonly design: DesignKind;
  /** Points of a design that fills ranges; 0 for the others. */
  readonly samples: number;
  readonly replicates: number;
  readonly maps: readonly RegimeMap[];
  readonly refine: number;
}

/** Which parameters matter: every factor over its range. */
export interface SensitivityStudy extends StudyHead {
  readonly kind: 'sensitivity';
  readonly base: Arm;
  readonly factors: readonly Factor[];
  readonly method: 'morris' | 'sobol' | 'both';
  readonly trajectories: number;
  readonly levels: number;
  readonly samples: number;
  readonly replicates: number;
  readonly resamples: number;
}

/** Scenarios of which the others are held against the first, and what their runs were asked for. */
export interface Compared extends StudyHead {
  readonly arms: readonly NamedScenario[];
  /** How many of `outcomes`, from the first, are headline figures in the window; what charts show by week follows. */
  readonly headlines: number;
  /** Index in `outcomes` of the figure whose difference must be told precisely. */
  readonly figure: number;
  /** Width of its 95 % interval below which no more replicates are added; null: as many as asked for. */
  readonly precision: number | null;
  readonly replicates: number;
  readonly maxReplicates: number;
  /** The weeks that tables speak of: the same in all arms. */
  readonly window: WindowWords;
  /** What was made equal so that the arms can be compared, or is not, in words. */
  readonly notes: readonly string[];
}

/** A comparison as a file asks for it: scenarios that are run on the same draws. */
export interface CompareStudy extends Compared {
  readonly kind: 'compare';
  readonly arms: readonly Arm[];
}

export type Study = SweepStudy | SensitivityStudy | CompareStudy;

/** The scenarios of a study: of a comparison all of them, else the base alone. */
export const armsOf = (study: Study): readonly Arm[] =>
  study.kind === 'compare' ? study.arms : [study.base];

/** What a study varies; a comparison has its arms instead. */
export const factorsOf = (study: Study): readonly Factor[] => (study.kind === 'compare' ? [] : study.factors);
