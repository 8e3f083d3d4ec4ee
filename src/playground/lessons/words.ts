import { decimal, digitsFor } from '../../chart/format.ts';
import type { RunResult } from '../../experiment/run.ts';
import { plain } from '../../scenario/setting-words.ts';

/** `CNY 145`, `CNY 8.4`: an amount without its sign, to three figures. */
export const money = (amount: number, { scenario }: RunResult): string =>
  `${scenario.currency} ${decimal(Math.abs(amount), digitsFor(amount))}`;

/** `3.8 points`: the size of a difference of shares. */
export function pointsOf(difference: number, most = 2): string {
  const size = Math.abs(difference) * 100;
  return `${decimal(size, Math.max(1, digitsFor(size, most)))} points`;
}

/** People that the scenario stands for. */
export const peopleIn = ({ scenario }: RunResult): number => scenario.population ?? scenario.consumers;

/** `345 million`: a large number to two figures. */
export const roughly = (value: number): string => plain(Number(value.toPrecision(2)));

/** `falls by` or `rises by`. */
export const moves = (difference: number): string => (difference < 0 ? 'falls by' : 'rises by');
