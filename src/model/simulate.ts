import type { Scenario } from '../scenario/schema.ts';
import type { Crew } from './engine/crew.ts';
import { createMarket } from './open/create.ts';
import { Panel, type PanelRequest } from './record/panel.ts';
import { Recorder } from './record/recorder.ts';
import type { Series } from './series.ts';
import { type Keeper, keepInTime, takeUp } from './state/keeper.ts';
import { step } from './step.ts';

/** Who stands around a run. The series is the same with and without. */
export interface Bystanders {
  /** Consumers whose trips are handed out week by week. Not where a run is gone on with. */
  panel?: PanelRequest;
  /** Who carries the consumers through the weeks; without one, this thread does. */
  crew?: Crew;
  /** Who keeps the run on the way, or has kept it. */
  keeper?: Keeper;
  /** Is handed the series that is being written, before the first week. */
  onBegin?: (series: Series) => void;
}

export interface SimulateOptions extends Bystanders {
  /** Which replicate of the scenario, from 0. */
  replicate?: number;
  /** Called after each week with the weeks done. */
  onWeek?: (weeksDone: number) => void;
}

/**
 * Runs one replicate of a scenario, and returns what it left behind week by week. The same scenario and replicate give
 * the same series, bit for bit.
 *
 * @throws FormulaError if a formula of a strategy has no finite value in some week.
 */
export function simulate(
  scenario: Scenario,
  { replicate = 0, onWeek, ...bystanders }: SimulateOptions = {},
): Series {
  const weeks = simulateByWeek(scenario, replicate, bystanders);
  let next = weeks.next();
  for (; !next.done; next = weeks.next()) onWeek?.(next.value);
  return next.value;
}

/**
 * As `simulate`, with a pause after each week for whoever has other things to do: yields the weeks done.
 */
export function* simulateByWeek(
  scenario: Scenario,
  replicate: number,
  { panel: request, crew, keeper, onBegin }: Bystanders = {},
): Generator<number, Series> {
  const market = createMarket(scenario, replicate, crew);
  const recorder = new Recorder(market);
  const panel = request && new Panel(market, request);
  if (keeper) takeUp(market, recorder, keeper);
  onBegin?.(recorder.series);
  while (market.week < scenario.weeks) {
    step(market);
    recorder.record(market);
    panel?.record(market);
    if (keeper) keepInTime(market, recorder, keeper);
    yield market.week;
  }
  return recorder.series;
}
