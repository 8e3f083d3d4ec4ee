import { extname } from 'node:path';
import { MessageChannel, type MessagePort, type Transferable, Worker } from 'node:worker_threads';
import type { MateData } from './mate.ts';
import { sharedWords } from './shared-work.ts';

/** Starts a thread of this folder, from the sources or from the build. */
export function startThread(
  name: 'mate' | 'runner',
  data: object,
  transferList: readonly Transferable[] = [],
): Worker {
  const isSource = extname(import.meta.url) === '.ts';
  const file = new URL(isSource ? './thread-dev.mjs' : `./${name}.js`, import.meta.url);
  const workerData = { ...data, entry: `./${name}.ts` };
  return new Worker(file, { workerData, transferList: [...transferList] });
}

/** What the thread that leads a crew needs, and the threads that it leads. */
export interface Mates {
  readonly shared: Int32Array;
  readonly ports: readonly MessagePort[];
  readonly threads: readonly Worker[];
}

/** Starts all hands of a crew but the first, which is whoever takes the ports. */
export function startMates(hands: number): Mates {
  const shared = sharedWords(hands);
  const pairs = Array.from({ length: hands - 1 }, () => new MessageChannel());
  const threads = pairs.map(({ port2 }, mate) =>
    startThread('mate', { shared, port: port2, own: mate + 1, hands } satisfies MateData, [port2]),
  );
  return { shared, ports: pairs.map(({ port1 }) => port1), threads };
}
