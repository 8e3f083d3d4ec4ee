import type { Scenario } from '../scenario/schema.ts';
import type { Crew } from './engine/crew.ts';
import { createMarket } from './open/create.ts';
import { Panel, type PanelRequest } from './record/panel.ts';
import { Recorder } from './record/recorder.ts';
import type { Series } from './series.ts';
import { step } from './step.ts';

export interface SimulateOptions {
  /** Which replicate of the scenario, from 0. */
  replicate?: number;
  /** Called after each week with the weeks done. */
  onWeek?: (weeksDone: number) => void;
  /** Consumers whose trips are handed out week by week. The series is the same with and without. */
  panel?: PanelRequest;
  /** Who carries the consumers through the weeks; without one, this thread does. The series is the same. */
  crew?: Crew;
}

/**
 * Runs one replicate of a scenario, and returns what it left behind week by week. The same scenario and replicate give
 * the same series, bit for bit.
 *
 * @throws FormulaError if a formula of a strategy has no finite value in some week.
 */
export function simulate(
  scenario: Scenario,
  { replicate = 0, onWeek, panel, crew }: SimulateOptions = {},
): Series {
  const weeks = simulateByWeek(scenario, replicate, panel, crew);
  let next = weeks.next();
  for (; !next.done; next = weeks.next()) onWeek?.(next.value);
  return next.value;
}

/** As `simulate`, with a pause after each week for whoever has other things to do: yields the weeks done. */
export function* simulateByWeek(
  scenario: Scenario,
  replicate: number,
  request?: PanelRequest,
  crew?: Crew,
): Generator<number, Series> {
  const market = createMarket(scenario, replicate, crew);
  const recorder = new Recorder(market);
  const panel = request && new Panel(market, request);
  while (market.week < scenario.weeks) {
    step(market);
    recorder.record(market);
    panel?.record(market);
    yield market.week;
  }
  return recorder.series;
}
