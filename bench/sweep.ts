import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Figure, figure, type Ratio, ratio } from './finding.ts';

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const study = fileURLToPath(new URL('./mobile-payment.yaml', import.meta.url));
/** A design of the size of a published study: 1,024 conditions, 50 replicates. */
const WHOLE = 51_200;
const WHOLE_WORDS = `${WHOLE.toLocaleString('en')} runs end to end`;
const AIM = '60 s';
const REPLICATES = 3;
const RUNS = 1024 * REPLICATES;

/**
 * Runs of an experiment a second: in one thread, on two, and in two processes that know nothing of each other, which is what the
 * machine has to give. From the shell to the tables. Needs a build.
 */
export async function* sweep(): AsyncGenerator<Figure | Ratio> {
  const options = (threads: number) => ['--replicates', String(REPLICATES), '--threads', String(threads)];
  const one = RUNS / (await seconds(options(1)));
  const two = RUNS / (await seconds(options(2)));
  const both = await Promise.all([seconds(options(1)), seconds(options(1))]);
  const apart = (2 * RUNS) / Math.max(...both);
  yield figure('runs of 1,000 consumers x 50 weeks, one thread', `${one.toFixed(0)} a second`);
  yield figure('the same on two threads', `${two.toFixed(0)} a second`);
  yield ratio('sweep threads ratio', 'runs a second, two threads over one', two / one, '1.8');
  yield ratio(
    'sweep processes apart ratio',
    'runs a second, two processes apart over one thread',
    apart / one,
  );
  yield figure(
    `${WHOLE_WORDS}, projected`,
    `${(WHOLE / two).toFixed(0)} s at the rate of two threads, not run; npm run bench -- sweep-whole runs them`,
    AIM,
  );
}

/** All runs of the design, which takes minutes: not among the parts that run unasked. */
export async function* sweepWhole(): AsyncGenerator<Figure> {
  const whole = await seconds(['--max-runs', String(WHOLE)]);
  yield figure(`${WHOLE_WORDS}, on ${availableParallelism()} cores`, `${whole.toFixed(0)} s`, AIM);
}

/** Wall time of a whole sweep, tables included. */
async function seconds(options: readonly string[]): Promise<number> {
  const out = mkdtempSync(join(tmpdir(), 'paymarket-'));
  const start = performance.now();
  const words = [main, 'sweep', study, '--out', join(out, 'sweep'), '--no-charts', '--quiet', ...options];
  const [code] = await once(
    spawn(process.execPath, words, { stdio: ['ignore', 'ignore', 'inherit'] }),
    'exit',
  );
  const took = (performance.now() - start) / 1000;
  rmSync(out, { recursive: true });
  if (code !== 0) throw new Error(`exit ${code}`);
  return took;
}
