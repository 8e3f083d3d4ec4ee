import { type MessagePort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { Hand } from '../../model/engine/hand.ts';
import { sizeOf } from '../../model/engine/job.ts';
import { createRows } from '../../model/law/rows.ts';
import { Blocks, FAILED, FINISHED, GENERATION, type Order } from './shared-work.ts';
import type { Engaged, Failed, Message } from './thread-crew.ts';

/** What a thread must know to be one of a crew. */
export interface MateData {
  readonly shared: Int32Array;
  readonly port: MessagePort;
  /** Which of the hands it is; 0 leads. */
  readonly own: number;
  readonly hands: number;
}

/** A thread of a crew: it works whenever a generation opens, and waits in between. */
function serve({ shared, port, own, hands }: MateData): void {
  let hand: Hand | null = null;
  for (let generation = 0; ; generation++) {
    Atomics.wait(shared, GENERATION, generation);
    const order = nextOrder(port, (engaged) => {
      hand = engaged;
    });
    if (order === null) return;
    try {
      order.sums.fill(0, 0, sizeOf(order.job));
      new Blocks(order.job, hands).work(shared, own, hand as unknown as Hand, order.sums);
    } catch (error) {
      port.postMessage({ message: error instanceof Error ? error.message : String(error) } satisfies Failed);
      Atomics.store(shared, FAILED, 1);
    }
    Atomics.add(shared, FINISHED, 1);
    Atomics.notify(shared, FINISHED);
  }
}

/** What was told before the generation opened lies in the port by then. Null: there is no more to do. */
function nextOrder(port: MessagePort, engage: (hand: Hand) => void): Order | null {
  for (;;) {
    const message = receiveMessageOnPort(port)?.message as Message | undefined;
    if (message === undefined) throw new Error('a generation opened without a job');
    if ('end' in message) return null;
    if ('order' in message) return message.order;
    engage(handOf(message.engage));
  }
}

function handOf({ population, words, tops }: Engaged): Hand {
  const memory = { words: new Int32Array(words), tops: tops && new Uint8Array(tops) };
  if (memory.words.length !== population.consumers) throw new Error('the memory of the consumers is cut off');
  return new Hand(population, createRows(population.platforms, population.rungs), memory);
}

serve(workerData as MateData);
