import { setImmediate } from 'node:timers/promises';
import { inOrder, type RunResult } from '../experiment/run.ts';
import type { PanelRequest } from '../model/record/panel.ts';
import type { PanelFacts } from '../report/manifest.ts';
import type { Scenario } from '../scenario/schema.ts';
import { type CheckpointPlan, weeksMaker } from './checkpoint/checkpoints.ts';
import type { Progress } from './progress.ts';

/** A run in this thread. */
export interface LoudRun {
  readonly scenario: Scenario;
  readonly progress: Progress;
  /** Whose trips are written down, and into which folder. */
  readonly panel: { readonly folder: string; readonly consumers: number } | null;
  readonly checkpoints: CheckpointPlan | null;
}

/** Milliseconds after which signals are let in. */
const BREATH = 50;

/** Runs a scenario and shows how far it is. Between weeks the process listens, so that Ctrl-C works. */
export async function simulateAloud(run: LoudRun): Promise<{ result: RunResult; panel: PanelFacts | null }> {
  if (run.panel === null) return { result: await simulateWeeks(run), panel: null };
  const { folder, consumers } = run.panel;
  const file = new (await import('./panel-file.ts')).PanelFile(folder, run.scenario, consumers);
  try {
    return { result: await simulateWeeks(run, file), panel: file.finish() };
  } finally {
    file.close();
  }
}

async function simulateWeeks(run: LoudRun, panel?: PanelRequest): Promise<RunResult> {
  const { scenario, progress, checkpoints } = run;
  const weeksOf = weeksMaker(scenario, checkpoints);
  const weeks = inOrder(scenario, (replicate) => weeksOf(replicate, { panel }));
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
