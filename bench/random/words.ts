import { draw, drawKey, PURPOSE, runKey, secondDraw } from '../../src/core/rng.ts';

/** Words of the counter-based hash in an order in which a run uses them, or one that a weakness would show in. */
export type Order = 'consumers' | 'strided' | 'weeks' | 'replicates';

const SEED = 'china-2018';

/** A call fills a buffer with the words that come next: the first and the second of every draw, in turn. */
export function wordsIn(order: Order): (buffer: Int32Array) => void {
  const next = DRAWS[order]();
  return (buffer) => {
    for (let i = 0; i < buffer.length; i += 2) next(buffer, i);
  };
}

/** Writes both words of the next draw. */
type Draw = (buffer: Int32Array, at: number) => void;

const DRAWS: Readonly<Record<Order, () => Draw>> = {
  /** A million consumers, trip by trip and week by week: as the kernel draws. */
  consumers: () => overConsumers(1 << 20, 1),
  /** One consumer in a thousand: as a region of few draws among many. */
  strided: () => overConsumers(1 << 20, 1000),
  /** One week after the other for each of a few consumers: keys that differ in a small number. */
  weeks: () => {
    const run = runKey(SEED, 0);
    const key = new Int32Array(4);
    let [week, purpose] = [0, 0];
    return (buffer, at) => {
      if (++week > 5000) [week, purpose] = [1, purpose + 1];
      drawKey(run, week, PURPOSE.trip + (purpose % 64), key);
      write(buffer, at, key, purpose >>> 6);
    };
  },
  /** The same consumer in one replicate after the other: keys of runs that differ in their number alone. */
  replicates: () => {
    const keys = Array.from({ length: 4096 }, (_, replicate) => runKey(SEED, replicate));
    const key = new Int32Array(4);
    let [replicate, week, consumer] = [-1, 1, 0];
    return (buffer, at) => {
      if (++replicate === keys.length) {
        replicate = 0;
        if (++week > 104) [week, consumer] = [1, consumer + 1];
      }
      drawKey(keys[replicate], week, PURPOSE.trip, key);
      write(buffer, at, key, consumer);
    };
  },
};

function overConsumers(consumers: number, stride: number): Draw {
  const run = runKey(SEED, 0);
  const key = drawKey(run, 1, PURPOSE.trip, new Int32Array(4));
  let [consumer, trip] = [-1, 0];
  return (buffer, at) => {
    if (++consumer === consumers) {
      consumer = 0;
      trip++;
      drawKey(run, 1 + Math.floor(trip / 3), PURPOSE.trip + (trip % 3), key);
    }
    write(buffer, at, key, consumer * stride);
  };
}

function write(buffer: Int32Array, at: number, key: Int32Array, consumer: number): void {
  const first = draw(key, 0, consumer);
  buffer[at] = first;
  buffer[at + 1] = secondDraw(key, 0, consumer, first);
}
