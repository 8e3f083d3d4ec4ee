import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { line, median } from './measure.ts';

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const study = fileURLToPath(new URL('./mobile-payment.yaml', import.meta.url));
const WHOLE = 51_200;
const PAIRS = 3;

/**
 * Runs of an experiment a second, in one thread and on two, alternately; then a design of the size of a published study of
 * mobile payment (1,024 conditions, 50 replicates of 1,000 consumers over 50 weeks) from the shell to its tables. Needs a build.
 */
export function sweep(): void {
  const runs = 1024 * 4;
  const rates: Record<number, number[]> = { 1: [], 2: [] };
  for (let pair = 0; pair < PAIRS; pair++)
    for (const threads of [1, 2])
      rates[threads].push(runs / seconds(['--replicates', '4', '--threads', String(threads)]));
  const [one, two] = [1, 2].map((threads) => median(rates[threads]));
  line('runs of 1,000 consumers x 50 weeks, one thread', `${one.toFixed(0)} a second`);
  line('the same on two threads', `${two.toFixed(0)} a second, ${(two / one).toFixed(2)} times`);
  const whole = seconds(['--max-runs', String(WHOLE)]);
  const cores = availableParallelism();
  line(
    `${WHOLE.toLocaleString('en')} runs end to end, on ${cores} cores`,
    `${whole.toFixed(0)} s (aim 60 s)`,
  );
}

/** Wall time of a whole sweep, tables included. */
function seconds(options: readonly string[]): number {
  const out = mkdtempSync(join(tmpdir(), 'paymarket-'));
  const start = performance.now();
  const words = [main, 'sweep', study, '--out', join(out, 'sweep'), '--no-charts', '--quiet', ...options];
  const { status, stderr } = spawnSync(process.execPath, words, { encoding: 'utf8' });
  const took = (performance.now() - start) / 1000;
  rmSync(out, { recursive: true });
  if (status !== 0) throw new Error(`exit ${status}: ${stderr}`);
  return took;
}
