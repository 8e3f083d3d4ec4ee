import { setImmediate } from 'node:timers/promises';
import type { Inquiry, Stage } from '../experiment/calibrate/measure.ts';
import { momentsOf } from '../experiment/calibrate/measure.ts';
import type { Targets } from '../experiment/calibrate/targets.ts';
import { replicatesOf } from '../experiment/run.ts';
import { simulateByWeek } from '../model/simulate.ts';
import type { Io } from './io.ts';

/** Milliseconds after which signals are let in. */
const BREATH = 50;

/** Tells whoever waits what is being done. */
export interface Waiting {
  show(stage: Stage, runs: number): void;
  clear(): void;
}

/** A line on a terminal; nothing in a log. */
export function waitingOf(io: Io, label: string, quiet = false): Waiting {
  const isShown = !quiet && io.err.isTTY === true && io.env.TERM !== 'dumb';
  const write = (text: string): void => void (isShown && io.err.write(`\r\x1b[2K${text}`));
  return { show: (stage, runs) => write(`${label}  ${stage}, run ${runs}`), clear: () => write('') };
}

/** Answers an inquiry with runs in this thread. Between weeks the process listens, so that Ctrl-C works. */
export async function answerAloud<Result>(
  inquiry: Inquiry<Result>,
  targets: Targets,
  waiting: Waiting,
): Promise<Result> {
  let heard = performance.now();
  let runs = 0;
  let next = inquiry.next();
  while (!next.done) {
    const { scenario, stage } = next.value;
    const answer: number[][] = [];
    for (let replicate = 0; replicate < replicatesOf(scenario); replicate++) {
      waiting.show(stage, ++runs);
      const weeks = simulateByWeek(scenario, replicate);
      let week = weeks.next();
      for (; !week.done; week = weeks.next()) {
        if (performance.now() - heard < BREATH) continue;
        await setImmediate();
        heard = performance.now();
      }
      answer.push(momentsOf(targets, scenario, week.value));
    }
    next = inquiry.next(answer);
  }
  waiting.clear();
  return next.value;
}
