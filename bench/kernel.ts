import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Scenario } from '../src/scenario/schema.ts';
import type { Answering } from './answering.ts';
import { type Figure, figure, type Ratio, ratio } from './finding.ts';
import { kernelInput, numbersOf, tripsOf } from './kernel-input.ts';
import { ownKernel, type Pass, passOf, referenceKernel } from './kernel-process.ts';
import { median, shipped } from './measure.ts';

const PASSES = 25;
const WARM = 8;

/**
 * Nanoseconds per shopping trip of the innermost loop, on the laws of a market under way, beside the same lines in C++ on
 * the same tables and draws. The two take turns, so that a busy machine slows both; they must write the same bytes.
 */
export async function* kernel(): AsyncGenerator<Figure | Ratio> {
  yield* beside('kernel, 3 platforms (china-2018)', 'kernel ratio', shipped('seed/china-2018'));
  yield* beside('kernel, 7 platforms', 'kernel ratio with 7 platforms', sevenPlatforms());
}

async function* beside(
  what: string,
  ratioCalled: string,
  scenario: Scenario,
): AsyncGenerator<Figure | Ratio> {
  const input = kernelInput(scenario);
  const trips = tripsOf(input);
  const folder = mkdtempSync(join(tmpdir(), 'paymarket-kernel-'));
  const file = join(folder, 'input');
  writeFileSync(file, numbersOf(input));
  const kernels = [ownKernel(file), referenceKernel(file, folder)].filter((one) => one !== null);
  const [own, other] = await passesInTurn(kernels);
  for (const one of kernels) one.end();
  rmSync(folder, { recursive: true });
  if (other === undefined) {
    yield figure(what, `${perTrip(own, trips)} ns per trip; no g++ here to compare with`);
    return;
  }
  if (own.some(({ checksum }, turn) => checksum !== other[turn].checksum))
    throw new Error(`${what}: the reference does not write the same tallies and words`);
  yield figure(what, `${perTrip(own, trips)} ns per trip, C++ ${perTrip(other, trips)} ns, the same tallies`);
  const times = median(own.map(({ nanoseconds }, turn) => nanoseconds / other[turn].nanoseconds));
  yield ratio(ratioCalled, `${what}: TypeScript over C++`, times, '1.15');
}

/** Passes of each kernel, those to warm up left out. */
async function passesInTurn(kernels: readonly Answering[]): Promise<Pass[][]> {
  const passes = kernels.map((): Pass[] => []);
  for (let turn = 0; turn < WARM + PASSES; turn++) {
    for (const [which, kernel] of kernels.entries()) passes[which].push(await passOf(kernel));
  }
  return passes.map((all) => all.slice(WARM));
}

const perTrip = (passes: readonly Pass[], trips: number): string =>
  (median(passes.map(({ nanoseconds }) => nanoseconds)) / trips).toFixed(2);

/** The base market with four more wallets, each held by a third. */
function sevenPlatforms(): Scenario {
  const base = shipped('seed/china-2018');
  const extra = ['one', 'two', 'three', 'four'];
  const wallet = base.platforms['wechat-pay'];
  return {
    ...base,
    platforms: { ...base.platforms, ...Object.fromEntries(extra.map((id) => [id, wallet])) },
    holdings: {
      ...base.holdings,
      independent: { 'bank-card': 0.85, one: 0.3, two: 0.3, three: 0.3, four: 0.3 },
    },
  };
}
