import type { Market } from '../market.ts';
import type { Recorder, RecorderState } from '../record/recorder.ts';
import { layOver, type MarketState, stateOf } from './market-state.ts';

/** A run after one of its weeks, but for the memory of its engine. Data alone. */
export interface RunState {
  readonly market: MarketState;
  readonly record: RecorderState;
}

/** What an engine carries on, where it lies: it may be most of what the machine has, and is not copied. */
export type EngineMemory = readonly (Int32Array | Uint8Array | Float64Array)[];

/** Whoever keeps a run on the way, so that it can be gone on with. */
export interface Keeper {
  /** Weeks from one keeping to the next. */
  readonly every: number;
  /** The state to go on from; null to begin with the first week. `fill` writes to the memory of the engine. */
  readonly from: { readonly state: RunState; fill(memory: EngineMemory): void } | null;
  /** Keeps a state before it returns: the run goes on to write to it. */
  keep(state: RunState, memory: EngineMemory): void;
}

/** Goes on from what was kept. The market and its recorder are those of the opening. */
export function takeUp(market: Market, recorder: Recorder, { from }: Keeper): void {
  if (from === null) return;
  layOver(market, from.state.market);
  recorder.takeUp(from.state.record);
  from.fill(market.engine.memory());
}

/** Keeps the run if it is time to, and there is more to come. */
export function keepInTime(market: Market, recorder: Recorder, keeper: Keeper): void {
  const { week, scenario } = market;
  if (week % keeper.every !== 0 || week >= scenario.weeks) return;
  keeper.keep({ market: stateOf(market), record: recorder.state() }, market.engine.memory());
}
