import { simulate } from '../../model/simulate.ts';
import { joined } from '../../scenario/change.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { type Measuring, measuring } from '../outcomes/measure.ts';
import { type Arm, armsOf, type Factor, factorsOf, type Study } from '../study/study.ts';
import type { Task } from './plan.ts';
import type { RunRecord } from './record.ts';

/** Conditions kept ready: all arms of a comparison, and more than the workers of a sweep need at once. */
const READY = 16;

interface Ready {
  readonly scenario: Scenario;
  readonly measure: Measuring;
}

/** Makes runs of a study, one after the other, in this thread. A run that fails becomes a record that says why. */
export class RunMaker {
  private readonly study: Study;
  private readonly arms: readonly Arm[];
  private readonly factors: readonly Factor[];
  private readonly ready = new Map<string, Ready>();

  constructor(study: Study) {
    this.study = study;
    this.arms = armsOf(study);
    this.factors = factorsOf(study);
  }

  make(task: Task): RunRecord {
    const { run } = task;
    try {
      const { scenario, measure } = this.readied(task);
      return { run, values: measure(simulate(scenario, { replicate: task.draw })) };
    } catch (error) {
      return { run, failure: error instanceof Error ? error.message : String(error) };
    }
  }

  private readied(task: Task): Ready {
    const key = JSON.stringify([task.arm, task.point]);
    const known = this.ready.get(key);
    if (known !== undefined) return known;
    const scenario = this.scenarioOf(task);
    const made = { scenario, measure: measuring(scenario, this.study.outcomes) };
    const oldest = this.ready.size >= READY ? this.ready.keys().next().value : undefined;
    if (oldest !== undefined) this.ready.delete(oldest);
    this.ready.set(key, made);
    return made;
  }

  /** The checked scenario of a condition. Throws ScenarioError where its values do not go together. */
  private scenarioOf({ arm, point }: Task): Scenario {
    const { open, change, scenario } = this.arms[arm];
    if (this.factors.length === 0) return scenario;
    const moved = this.factors.map((factor, i) => factor.changeTo(point[i]));
    return open.changed(joined([change, ...moved])).scenario;
  }
}
