/**
 * Words of the counter-based hash on standard output, as long as somebody reads them, for a battery of tests:
 *
 *     npx tsx bench/random/stream.ts consumers | dieharder -a -g 200
 */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type Order, wordsIn } from './words.ts';

const ORDERS: readonly Order[] = ['consumers', 'strided', 'weeks', 'replicates'];
const order = ORDERS.find((one) => one === process.argv[2]);
if (order === undefined) {
  console.error(`which order? there are ${ORDERS.join(', ')}`);
  process.exit(2);
}

function* blocks(next: (buffer: Int32Array) => void): Generator<Uint8Array> {
  for (;;) {
    const buffer = new Int32Array(1 << 16);
    next(buffer);
    yield new Uint8Array(buffer.buffer);
  }
}

try {
  await pipeline(Readable.from(blocks(wordsIn(order))), process.stdout);
} catch (error) {
  if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error; // whoever read has had enough
}
