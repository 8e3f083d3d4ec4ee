import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { line, median } from './measure.ts';

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const study = fileURLToPath(new URL('./mobile-payment.yaml', import.meta.url));
const WHOLE = 51_200;
const ROUNDS = 2;
const REPLICATES = 3;
const RUNS = 1024 * REPLICATES;

/**
 * Runs of an experiment a second: in one thread, on two, and in two processes that know nothing of each other, which is what the
 * machine has to give. Then a design of the size of a published study of mobile payment (1,024 conditions, 50 replicates of
 * 1,000 consumers over 50 weeks) from the shell to its tables. Needs a build.
 */
export async function sweep(): Promise<void> {
  const rates: number[][] = [[], [], []];
  const options = (threads: number) => ['--replicates', String(REPLICATES), '--threads', String(threads)];
  for (let round = 0; round < ROUNDS; round++) {
    rates[0].push(RUNS / (await seconds(options(1))));
    rates[1].push(RUNS / (await seconds(options(2))));
    rates[2].push((2 * RUNS) / Math.max(...(await Promise.all([seconds(options(1)), seconds(options(1))]))));
  }
  const [one, two, apart] = rates.map(median);
  line('runs of 1,000 consumers x 50 weeks, one thread', `${one.toFixed(0)} a second`);
  line('the same on two threads', `${two.toFixed(0)} a second, ${(two / one).toFixed(2)} times`);
  line('the same in two processes apart', `${apart.toFixed(0)} a second, ${(apart / one).toFixed(2)} times`);
  const whole = await seconds(['--max-runs', String(WHOLE)]);
  const cores = availableParallelism();
  line(
    `${WHOLE.toLocaleString('en')} runs end to end, on ${cores} cores`,
    `${whole.toFixed(0)} s (aim 60 s)`,
  );
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
