import { setImmediate } from 'node:timers/promises';
import type { Executor } from '../../experiment/runner/executor.ts';
import { RunMaker } from '../../experiment/runner/make-run.ts';
import type { Task } from '../../experiment/runner/plan.ts';
import type { RunRecord } from '../../experiment/runner/record.ts';
import type { Study } from '../../experiment/study/study.ts';

/** Milliseconds of work after which records are handed on and signals are let in. */
const BREATH = 50;

/** Makes runs in this thread. */
export class InThread implements Executor {
  private readonly maker: RunMaker;

  constructor(study: Study) {
    this.maker = new RunMaker(study);
  }

  async *run(tasks: Iterable<Task>): AsyncGenerator<RunRecord[]> {
    let made: RunRecord[] = [];
    let heard = performance.now();
    for (const task of tasks) {
      made.push(this.maker.make(task));
      if (performance.now() - heard < BREATH) continue;
      yield made;
      made = [];
      await setImmediate();
      heard = performance.now();
    }
    if (made.length > 0) yield made;
  }

  async close(): Promise<void> {}
}
