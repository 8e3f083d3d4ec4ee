/**
 * The kernel of the build, asked for passes in a process of its own, as kernel.cpp beside it is: INPUT and answers are the same.
 *
 *     node kernel.js INPUT
 *
 * It is plain JavaScript on what users run. Under a compiler on the fly the kernel takes some 5 % longer, since memory changes
 * hands between threads there, and V8 asks from then on at every access whether it is still in place.
 */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { kernelFor } from '../../dist/model/engine/kernel.js';

const { buffer, byteOffset, byteLength } = readFileSync(process.argv[2]);
const input = new Int32Array(buffer.slice(byteOffset, byteOffset + byteLength));
let at = 0;
const next = () => input[at++];
const list = () => {
  const length = next();
  at += length;
  return input.slice(at - length, at);
};

function readCell() {
  const [first, consumers, trips, bits, gain, decay] = Array.from({ length: 6 }, next);
  const [alias, topShifted, keys, steps, methods] = Array.from({ length: 5 }, list);
  const tally = new Int32Array(next());
  const methodOf = Uint8Array.from(methods);
  const tables = { bits, methods: tally.length >> bits, steps, methodOf, topShifted, gain, decay };
  return { first, consumers, trips, alias, tables, keys, tally };
}

const cells = Array.from({ length: next() }, readCell);
for (const cell of cells) cell.tables = cells.find(({ tables }) => tables.bits === cell.tables.bits).tables; // as in a week
const start = list();

/** FNV-1a over 32-bit words. */
function mixed(sum, values) {
  let hash = sum;
  for (let i = 0; i < values.length; i++) hash = Math.imul(hash ^ values[i], 0x01000193);
  return hash;
}

/** A pass over all consumers, from the words of the input: law by law, as in a week. */
function pass() {
  const words = start.slice();
  const begin = process.hrtime.bigint();
  for (const { first, consumers, trips, alias, tables, keys, tally } of cells) {
    const kernel = kernelFor(alias.length, tables.methodOf.length);
    kernel.load({ trips, alias, tables });
    kernel.shop(words, first, first + consumers, 0, trips, keys);
    tally.set(kernel.tally.subarray(0, tally.length));
  }
  const nanoseconds = process.hrtime.bigint() - begin;
  return `${nanoseconds} ${[...cells.map(({ tally }) => tally), words].reduce(mixed, 0x811c9dc5 | 0) >>> 0}`;
}

for await (const _ of createInterface(process.stdin)) console.log(pass());
