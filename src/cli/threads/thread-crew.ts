import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads';
import type { Crew } from '../../model/engine/crew.ts';
import { Hand } from '../../model/engine/hand.ts';
import { type Job, type Population, sizeOf } from '../../model/engine/job.ts';
import { bytesOf, emptyWords, type Words } from '../../model/engine/word.ts';
import type { Room } from '../../model/law/build-law.ts';
import type { Rows } from '../../model/law/rows.ts';
import { Blocks, FAILED, FINISHED, GENERATION, type Order } from './shared-work.ts';

/** What a mate is told: whose consumers it works on, a job, or that there is no more to do. */
export type Message = { readonly engage: Engaged } | { readonly order: Order } | { readonly end: true };

/**
 * Consumers and their memory. It is handed over as it is: a view of more than 4 GiB would arrive cut off, without an error
 * (Node 20 writes its length in 32 bits).
 */
export interface Engaged {
  readonly population: Population;
  readonly words: ArrayBufferLike;
  readonly tops: ArrayBufferLike | null;
}

/** What a mate says when it cannot go on. */
export interface Failed {
  readonly message: string;
}

/**
 * This thread and its mates, on shared memory. Every job has one barrier: this thread opens a generation, works along, and
 * waits until all have finished. It must be allowed to wait: whoever listens to people does so in another thread.
 */
export class ThreadCrew implements Crew {
  readonly room: Room = (bytes) => new SharedArrayBuffer(bytes);
  private readonly shared: Int32Array;
  /** To the mates, one each. */
  private readonly ports: readonly MessagePort[];
  private hand!: Hand;
  private memory: Words | null = null;
  private sums: Float64Array[] = [];
  private jobs = 0;

  constructor(shared: Int32Array, ports: readonly MessagePort[]) {
    this.shared = shared;
    this.ports = ports;
  }

  /** The memory of the market before is used again where it has the right size: it may be most of what the machine has. */
  engage(population: Population, rows: Rows): Words {
    const { consumers } = population;
    const known = this.memory;
    const fits = known?.words.length === consumers && (known.tops === null) === (bytesOf(rows.methods) === 4);
    const memory = fits ? known : emptyWords(consumers, rows.methods, this.room);
    this.memory = memory;
    this.hand = new Hand(population, rows, memory);
    const { words, tops } = memory;
    this.tell(() => ({ engage: { population, words: words.buffer, tops: tops?.buffer ?? null } }));
    return memory;
  }

  work(job: Job): Float64Array {
    const blocks = new Blocks(job, this.ports.length + 1);
    const size = sizeOf(job);
    this.makeRoom(size);
    blocks.open(this.shared);
    this.tell((mate) => ({ order: { job, sums: this.sums[mate + 1] } }));
    this.openGeneration();
    this.sums[0].fill(0, 0, size);
    blocks.work(this.shared, 0, this.hand, this.sums[0]);
    this.awaitMates();
    return this.total(size);
  }

  /** Lets the mates go. */
  end(): void {
    this.tell(() => ({ end: true }));
    this.openGeneration();
  }

  private tell(message: (mate: number) => Message): void {
    for (const [mate, port] of this.ports.entries()) port.postMessage(message(mate));
  }

  private makeRoom(size: number): void {
    if (this.sums.length > 0 && this.sums[0].length >= size) return;
    this.sums = Array.from({ length: this.ports.length + 1 }, () => new Float64Array(this.room(8 * size)));
  }

  private openGeneration(): void {
    this.jobs++;
    Atomics.add(this.shared, GENERATION, 1);
    Atomics.notify(this.shared, GENERATION);
  }

  private awaitMates(): void {
    const all = this.jobs * this.ports.length;
    for (let done = 0; done < all; ) {
      done = Atomics.load(this.shared, FINISHED);
      if (done < all) Atomics.wait(this.shared, FINISHED, done);
    }
    if (Atomics.load(this.shared, FAILED) !== 0) throw new Error(`a thread failed: ${this.reason()}`);
  }

  private reason(): string {
    const said = this.ports.map((port) => receiveMessageOnPort(port)?.message as Failed | undefined);
    return said.find((failed) => failed !== undefined)?.message ?? 'it did not say why';
  }

  private total(size: number): Float64Array {
    const [total, ...others] = this.sums;
    for (const sums of others) for (let place = 0; place < size; place++) total[place] += sums[place];
    return total;
  }
}
