import { type PackedSeries, packSeries, unpackSeries } from '../../model/packed-series.ts';
import type { Series } from '../../model/series.ts';
import { type Bystanders, simulateByWeek } from '../../model/simulate.ts';
import type { EngineMemory, Keeper, RunState } from '../../model/state/keeper.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { CheckpointFile, writeCheckpoint } from './checkpoint-file.ts';

/** Where the checkpoints of a run go, and whether it goes on from one. Data alone. */
export interface CheckpointPlan {
  readonly path: string;
  /** The path as it is shown to the user. */
  readonly shown: string;
  readonly version: string;
  /** Weeks from one checkpoint to the next; Infinity: none are taken. */
  readonly every: number;
  /** Whether the run goes on from the checkpoint that lies there. */
  readonly resume: boolean;
}

/** Makes the replicates of a scenario in order, and keeps them on the way. */
class Checkpoints {
  private readonly scenario: Scenario;
  private readonly plan: CheckpointPlan;
  private readonly made: PackedSeries[] = [];
  /** What the run goes on from. */
  private readonly before: { readonly file: CheckpointFile; readonly state: RunState } | null;

  constructor(scenario: Scenario, plan: CheckpointPlan) {
    this.scenario = scenario;
    this.plan = plan;
    if (!plan.resume) this.before = null;
    else {
      const file = new CheckpointFile(plan.path, plan.shown);
      const { state, made } = file.readBody();
      this.before = { file, state };
      this.made.push(...made);
    }
  }

  /** As `simulateByWeek`: a replicate that was finished before is there at once. */
  *weeksOf(replicate: number, bystanders: Bystanders): Generator<number, Series> {
    if (replicate < this.made.length) return unpackSeries(this.made[replicate]);
    const keeper = this.keeperOf(replicate);
    const series = yield* simulateByWeek(this.scenario, replicate, { ...bystanders, keeper });
    this.made.push(packSeries(series));
    return series;
  }

  private keeperOf(replicate: number): Keeper {
    const { path, version, every } = this.plan;
    const { scenario, before } = this;
    const isGoingOn = before !== null && before.file.head.replicate === replicate;
    const fill = (memory: EngineMemory): void => {
      before?.file.readMemory(memory);
      before?.file.close();
    };
    return {
      every,
      from: isGoingOn ? { state: before.state, fill } : null,
      keep: (state, memory) => {
        const head = { version, scenario, replicate, week: state.market.week };
        writeCheckpoint(path, head, { state, made: this.made }, memory);
      },
    };
  }
}

/** How the replicates of a scenario are made one after another, with checkpoints or without. */
export type WeeksOf = (replicate: number, bystanders: Bystanders) => Generator<number, Series>;

export function weeksMaker(scenario: Scenario, plan: CheckpointPlan | null): WeeksOf {
  if (plan === null) return (replicate, bystanders) => simulateByWeek(scenario, replicate, bystanders);
  const checkpoints = new Checkpoints(scenario, plan);
  return (replicate, bystanders) => checkpoints.weeksOf(replicate, bystanders);
}
