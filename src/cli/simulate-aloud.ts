import { setImmediate } from 'node:timers/promises';
import { type RunResult, runByWeek } from '../experiment/run.ts';
import type { PanelRequest } from '../model/record/panel.ts';
import type { Scenario } from '../scenario/schema.ts';
import type { Progress } from './progress.ts';

/** Milliseconds after which signals are let in. */
const BREATH = 50;

/** Runs a scenario and shows how far it is. Between weeks the process listens, so that Ctrl-C works. */
export async function simulateAloud(
  scenario: Scenario,
  progress: Progress,
  panel?: PanelRequest,
): Promise<RunResult> {
  const weeks = runByWeek(scenario, panel);
  let heard = performance.now();
  let next = weeks.next();
  for (; !next.done; next = weeks.next()) {
    progress.update(next.value);
    if (performance.now() - heard < BREATH) continue;
    await setImmediate();
    heard = performance.now();
  }
  progress.end();
  return next.value;
}
