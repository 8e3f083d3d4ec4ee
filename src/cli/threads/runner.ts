import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { Crew } from '../../model/engine/crew.ts';
import { type PackedSeries, packSeries } from '../../model/packed-series.ts';
import type { PanelRequest } from '../../model/record/panel.ts';
import type { PanelFacts } from '../../report/manifest.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { type CheckpointPlan, type WeeksOf, weeksMaker } from '../checkpoint/checkpoints.ts';
import { type Failure, failureOf } from './failure.ts';
import { ThreadCrew } from './thread-crew.ts';

/** What a thread must know to make replicates of a scenario. */
export interface RunnerData {
  readonly scenario: Scenario;
  /** Words shared with its mates, and the ports to them; none where it works alone. */
  readonly shared: Int32Array;
  readonly ports: readonly MessagePort[];
  /** Whose trips are written down, and where to; only where one thread makes all replicates, in order. */
  readonly panel: { readonly folder: string; readonly consumers: number } | null;
  /** Also only where one thread makes all replicates, in order. */
  readonly checkpoints: CheckpointPlan | null;
}

/** What it is asked for: a replicate, or to finish. */
export type Task = { readonly replicate: number } | { readonly finish: true };

/** What it says. */
export type Told =
  | { readonly week: number }
  | { readonly made: PackedSeries }
  | { readonly finished: PanelFacts | null }
  | { readonly failed: Failure };

/** Milliseconds between two words on how far it is. */
const TELL = 50;

const { scenario, shared, ports, panel, checkpoints } = workerData as RunnerData;
const crew: Crew | undefined = ports.length > 0 ? new ThreadCrew(shared, ports) : undefined;
const file =
  panel && new (await import('../panel-file.ts')).PanelFile(panel.folder, scenario, panel.consumers);

/** Copied, not handed over: once memory of a thread has changed hands, V8 asks at every access whether it is still there. */
const tell = (told: Told): void => parentPort!.postMessage(told);

/** Opened with the first task: what goes wrong then is told. */
let weeksOf: WeeksOf | undefined;

function make(replicate: number, request: PanelRequest | undefined): void {
  weeksOf ??= weeksMaker(scenario, checkpoints);
  const weeks = weeksOf(replicate, { panel: request, crew });
  let told = performance.now();
  let next = weeks.next();
  for (; !next.done; next = weeks.next()) {
    if (performance.now() - told < TELL) continue;
    told = performance.now();
    tell({ week: next.value });
  }
  tell({ made: packSeries(next.value) });
}

parentPort!.on('message', (task: Task) => {
  try {
    if ('replicate' in task) make(task.replicate, file ?? undefined);
    else tell({ finished: file?.finish() ?? null });
  } catch (error) {
    tell({ failed: failureOf(error) });
  }
});
