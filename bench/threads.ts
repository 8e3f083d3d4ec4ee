import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startMates } from '../src/cli/threads/start-thread.ts';
import { ThreadCrew } from '../src/cli/threads/thread-crew.ts';
import type { Crew } from '../src/model/engine/crew.ts';
import { createMarket } from '../src/model/open/create.ts';
import { step } from '../src/model/step.ts';
import { Answering } from './answering.ts';
import { type Figure, figure, type Ratio, ratio } from './finding.ts';
import { median, shipped } from './measure.ts';

const CONSUMERS = [100_000, 300_000, 1_000_000, 4_000_000];
const WARM = 3;
const TURNS = 9;
const HANDS = 2;
/** Milliseconds in which threads have surely started. */
const START = 1500;

/**
 * Weeks of one run on one thread and with its cells spread over two, in turn. Then what two processes reach that know
 * nothing of each other, which is what the machine has to give: two such weeks at once against one alone.
 */
export async function* threads(): AsyncGenerator<Figure | Ratio> {
  const { shared, ports, threads: mates } = startMates(HANDS);
  const crew = new ThreadCrew(shared, ports);
  await setTimeout(START);
  for (const consumers of CONSUMERS) yield* beside(consumers, crew);
  await Promise.all(mates.map((mate) => mate.terminate()));
  yield await apart(1_000_000);
}

function* beside(consumers: number, crew: Crew): Generator<Figure | Ratio> {
  const [one, two] = [undefined, crew].map((by) => weeksOf(consumers, by));
  const turns = Array.from({ length: WARM + TURNS }, () => [one(), two()] as const).slice(WARM);
  const [alone, together] = [0, 1].map((which) => median(turns.map((turn) => turn[which])));
  const who = `${consumers.toLocaleString('en')} consumers`;
  yield figure(`a week of ${who}, one thread and two`, `${alone.toFixed(1)} and ${together.toFixed(1)} ms`);
  const gain = median(turns.map(([first, second]) => first / second));
  yield ratio(`threads ratio with ${consumers} consumers`, `one thread over two, ${who}`, gain);
}

/** Each call is a week of the base market more, and tells its milliseconds. */
function weeksOf(consumers: number, crew?: Crew): () => number {
  const market = createMarket(shipped('seed/china-2018', [`consumers=${consumers}`]), 0, crew);
  return () => {
    const start = performance.now();
    step(market);
    return performance.now() - start;
  };
}

async function apart(consumers: number): Promise<Ratio> {
  const [first, second] = [0, 1].map(() => weeksApart(consumers));
  const ratios: number[] = [];
  for (let turn = 0; turn < WARM + TURNS; turn++) {
    const alone = await weekIn(first);
    const both = await Promise.all([weekIn(first), weekIn(second)]);
    if (turn >= WARM) ratios.push((2 * alone) / Math.max(...both));
  }
  for (const process of [first, second]) process.end();
  return ratio(
    'processes apart ratio',
    `two processes that know nothing of each other, ${consumers.toLocaleString('en')} consumers each`,
    median(ratios),
  );
}

/** A process that makes a week for every line that it is sent, and answers with its milliseconds. */
const weeksApart = (consumers: number): Answering =>
  new Answering(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), String(consumers)]);

const weekIn = async (process: Answering): Promise<number> => Number(await process.ask());

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const week = weeksOf(Number(process.argv[2]));
  for await (const _ of createInterface(process.stdin)) console.log(week());
}
