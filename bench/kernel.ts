import type { Scenario } from '../src/scenario/schema.ts';
import { type Figure, figure, type Ratio, ratio } from './finding.ts';
import { type KernelInput, kernelInput, ownPass, type Pass, tripsOf } from './kernel-input.ts';
import { median, shipped } from './measure.ts';
import { ReferenceKernel } from './reference-kernel.ts';

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
  const reference = ReferenceKernel.build(input);
  if (reference === null) {
    const own = Array.from({ length: WARM + PASSES }, () => ownPass(input)).slice(WARM);
    yield figure(what, `${perTrip(own, input)} ns per trip; no g++ here to compare with`);
    return;
  }
  const turns: (readonly [own: Pass, other: Pass])[] = [];
  for (let turn = 0; turn < WARM + PASSES; turn++) turns.push([ownPass(input), await reference.pass()]);
  reference.end();
  const counted = turns.slice(WARM);
  const differ = counted.some(([own, other]) => own.checksum !== other.checksum);
  if (differ) throw new Error(`${what}: the reference does not write the same tallies and rows`);
  const [own, other] = [0, 1].map((which) => counted.map((turn) => turn[which]));
  yield figure(what, `${perTrip(own, input)} ns per trip, C++ ${perTrip(other, input)} ns, the same tallies`);
  const times = median(counted.map(([mine, theirs]) => mine.nanoseconds / theirs.nanoseconds));
  yield ratio(ratioCalled, `${what}: TypeScript over C++`, times, '1.15');
}

const perTrip = (passes: readonly Pass[], input: KernelInput): string =>
  (median(passes.map(({ nanoseconds }) => nanoseconds)) / tripsOf(input)).toFixed(2);

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
