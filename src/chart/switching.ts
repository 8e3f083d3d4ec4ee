import type { RunResult } from '../experiment/run.ts';
import { ALL } from '../experiment/weekly.ts';
import { spanInWords } from '../experiment/windows.ts';
import type { Series } from '../model/series.ts';

/** Consumers who moved between two methods, as a share of all consumers, mean over replicates. */
export interface Flow {
  readonly from: string;
  readonly to: string;
  readonly share: number;
}

/** Top of wallet at the start and the end of a window of `output.switchingWindow` weeks. */
export interface SwitchWindow {
  /** First week of the window. */
  readonly start: number;
  /** Its length. */
  readonly weeks: number;
  readonly flows: readonly Flow[];
}

/** Every complete window of the run, in order, for the whole market. Empty in a run shorter than one. */
export function switchWindows({ scenario, series }: RunResult): SwitchWindow[] {
  const sums = new Map<number, Map<string, number>>();
  for (const one of series) addWindows(sums, one);
  const weight = 1 / (series.length * scenario.consumers);
  return [...sums]
    .sort(([a], [b]) => a - b)
    .map(([start, flows]) => ({
      start,
      weeks: scenario.output.switchingWindow,
      flows: [...flows].map(([pair, consumers]) => {
        const [from, to] = pair.split('\n');
        return { from, to, share: consumers * weight };
      }),
    }));
}

function addWindows(sums: Map<number, Map<string, number>>, { switching }: Series): void {
  const [starts, consumers] = [switching.number('window_start'), switching.number('consumers')];
  const [regions, from, to] = ['region', 'from', 'to'].map((name) => switching.text(name));
  for (let row = 0; row < switching.rows; row++) {
    if (regions[row] !== ALL) continue;
    const window = sums.get(starts[row]) ?? new Map<string, number>();
    const pair = `${from[row]}\n${to[row]}`;
    window.set(pair, (window.get(pair) ?? 0) + consumers[row]);
    sums.set(starts[row], window);
  }
}

/** What a method won from and lost to the others in a window, as shares of all consumers. */
export function wonAndLost({ flows }: SwitchWindow, method: string): { won: number; lost: number } {
  const sum = (pick: (flow: Flow) => boolean) =>
    flows.filter(pick).reduce((total, { share }) => total + share, 0);
  return {
    won: sum(({ from, to }) => to === method && from !== method),
    lost: sum(({ from, to }) => from === method && to !== method),
  };
}

/** Share of consumers whose top of wallet was another one at the end. */
export const movedShare = ({ flows }: SwitchWindow): number =>
  flows.filter(({ from, to }) => from !== to).reduce((total, { share }) => total + share, 0);

/** A window with the reason why it is shown. */
export interface ChosenWindow {
  readonly window: SwitchWindow;
  readonly reason: string;
}

/** How many times as many changes another window must have to be shown instead of the one after the first event. */
const CLEARLY_MORE = 1.2;

/**
 * The first window that opens with or after a week, the last one where the run has no such window, or the one with the
 * most changes where that has clearly more. Undefined without windows.
 */
export function telling(windows: readonly SwitchWindow[], week: number | null): ChosenWindow | undefined {
  const last = windows[windows.length - 1];
  if (!last) return undefined;
  const later =
    week === null ? undefined : windows.find(({ start }) => start + last.weeks > week && start >= week - 2);
  const usual = later ?? last;
  const busiest = windows.reduce((most, one) => (movedShare(one) > movedShare(most) ? one : most));
  const span = spanInWords(last.weeks);
  if (movedShare(busiest) > CLEARLY_MORE * movedShare(usual))
    return { window: busiest, reason: `the ${span} with the most changes` };
  return { window: usual, reason: later ? `the first ${span} after the first event` : `the last ${span}` };
}
