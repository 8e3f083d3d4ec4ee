import { extname } from 'node:path';
import type { Piscina as Pool } from 'piscina';
import type { Executor } from '../../experiment/runner/executor.ts';
import type { Task } from '../../experiment/runner/plan.ts';
import type { RunRecord } from '../../experiment/runner/record.ts';
import type { Sources } from './sources.ts';

/** Parcels under way for each thread: one that is made, and the next one waiting. */
const AHEAD = 2;
/** Milliseconds that a parcel should take: long against handing it over (.1 ms), short against waiting for the last. */
const PARCEL = 60;
const MOST_IN_PARCEL = 4096;

/** Makes runs on worker threads. Each loads the study once; runs are handed out in parcels that take about as long. */
export class ThreadPool implements Executor {
  private readonly pool: Pool;
  private readonly threads: number;

  private constructor(pool: Pool, threads: number) {
    this.pool = pool;
    this.threads = threads;
  }

  static async open(sources: Sources, threads: number): Promise<ThreadPool> {
    const { Piscina } = await import('piscina');
    const file = extname(import.meta.url) === '.ts' ? './worker-dev.mjs' : './worker.js';
    const pool = new Piscina({
      filename: new URL(file, import.meta.url).href,
      minThreads: threads,
      maxThreads: threads,
      workerData: sources,
    });
    return new ThreadPool(pool, threads);
  }

  /** Parcels are given out ahead and awaited in order; their size follows what the last ones took. */
  async *run(tasks: Iterable<Task>): AsyncGenerator<readonly RunRecord[]> {
    const source = tasks[Symbol.iterator]();
    const under: { readonly size: number; readonly made: Promise<Made> }[] = [];
    let size = 1;
    const give = (): void => {
      const parcel = taken(source, size);
      if (parcel.length === 0) return;
      const made = this.make(parcel);
      made.catch(() => {}); // told where it is awaited, which may be later
      under.push({ size: parcel.length, made });
    };
    for (let i = 0; i < this.threads * AHEAD; i++) give();
    for (let next = under.shift(); next !== undefined; next = under.shift()) {
      const { records, milliseconds } = await next.made;
      const each = milliseconds / next.size;
      size = Math.max(1, Math.min(MOST_IN_PARCEL, Math.ceil(PARCEL / each), size * 2));
      give();
      yield records;
    }
  }

  private async make(parcel: readonly Task[]): Promise<Made> {
    return (await this.pool.run(parcel)) as Made;
  }

  async close(): Promise<void> {
    await this.pool.destroy();
  }
}

/** What a thread hands back. */
export interface Made {
  readonly records: readonly RunRecord[];
  /** Time that the thread took for them. */
  readonly milliseconds: number;
}

function taken(source: Iterator<Task>, size: number): Task[] {
  const parcel: Task[] = [];
  while (parcel.length < size) {
    const next = source.next();
    if (next.done) break;
    parcel.push(next.value);
  }
  return parcel;
}
