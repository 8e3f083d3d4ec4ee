/**
 * paymarket as a library: load a scenario, simulate it, sum it up.
 *
 * ```ts
 * import { loadScenario, run, summarize } from 'paymarket';
 *
 * const scenario = loadScenario('walmart-west', { overrides: ['replicates=3'] });
 * const summary = summarize(run(scenario));
 * ```
 *
 * This is the only file that re-exports.
 */
import { loadFile } from './cli/load.ts';
import type { Scenario } from './scenario/schema.ts';

export interface LoadOptions {
  /** Settings that replace those of the file, as `path=value` with the value in YAML; the later wins. */
  readonly overrides?: readonly string[];
}

/**
 * Reads and checks a scenario file, everything it extends included. Node only.
 *
 * @param path a file, relative to the current folder, or the name of a scenario that comes with the package
 * @returns the scenario with every default filled in; treat it as read-only
 * @throws ScenarioError with all problems of the file at once, each with line and column; Mistake if the file cannot be
 *   found or read. The messages are fit for people.
 */
export function loadScenario(path: string, { overrides = [] }: LoadOptions = {}): Scenario {
  return loadFile(path, overrides, process.cwd()).scenario;
}

/** The user's mistake; `message` says what and how to put it right. */
export { Mistake } from './cli/mistake.ts';
/** A formula that cannot be read, or had no finite value in some week. */
export { FormulaError } from './core/formula.ts';
/** Mean, standard deviation and 95 % interval over replicates. */
export type { Estimate } from './core/stats.ts';
/** Columns of a result: `table.number('payment_share')` is a Float64Array with a value a row. */
export type { Cell, ColumnSpec, Table } from './core/table.ts';
/** All replicates of a scenario, in this thread; `runByWeek` is the same with a pause after each week. */
export { type OnProgress, type RunResult, run, runByWeek } from './experiment/run.ts';
/** Headline figures of a run: mean and 95 % interval over replicates, first and last quarter, change. */
export { type Figure, find, type Summary, summarize } from './experiment/summarize.ts';
/** A panel of consumers for `simulate` and `runByWeek`: whose trips are handed out, week by week. */
export type { PanelRequest } from './model/record/panel.ts';
/** Result tables of one replicate, week by week, with the meaning and unit of each column. */
export {
  CONSUMER_COLUMNS,
  MARKET_COLUMNS,
  PANEL_COLUMNS,
  PLATFORM_COLUMNS,
  RETAILER_COLUMNS,
  type Series,
  SWITCHING_COLUMNS,
} from './model/series.ts';
/** One replicate of a scenario. The same scenario and replicate give the same series, bit for bit. */
export { type SimulateOptions, simulate } from './model/simulate.ts';
export { type Problem, ScenarioError } from './scenario/errors.ts';
/** Checks a scenario given as text that extends nothing. Throws ScenarioError. Works in a browser too. */
export { parseScenario } from './scenario/load.ts';
export type {
  Chain,
  Independents,
  Intervention,
  Platform,
  Scenario,
  Segment,
  Strategy,
} from './scenario/schema.ts';
