import { type Answering, sweepOf } from '../../helpers/sweep.ts';

const HEAD = `study: sweep
name: A made-up study
base: first-run
set: { consumers: 200 }
`;
const ACROSS = '{ name: Bonus, parameter: "interventions[0].bonus", from: 0, to: 0.03, steps: 7 }';
const UP = '{ name: Habit, parameter: habit.strength, from: 0, to: 3, steps: 4 }';
const OUTCOMES = `outcomes:
  - payment_share of alipay
  - welfare, last less before
`;

/** Draws that all conditions share, and a little that they do not. */
const noise = (replicate: number, more: number): number =>
  Math.sin(replicate * 7.3) + 0.2 * Math.sin(more * 91.7 + replicate);

const smooth: Answering = (point, replicate) => {
  const sum = point.reduce<number>(
    (total, value, i) => total + (typeof value === 'number' ? value * (i + 1) : String(value).length),
    0,
  );
  return [0.2 + 0.01 * sum + 0.01 * noise(replicate, sum), 20 - 12 * sum + 3 * noise(replicate, sum)];
};

const with2 = (factors: string, rest = ''): string =>
  `${HEAD}factors:\n${factors}\nreplicates: 5\n${OUTCOMES}${rest}`;

/** A sweep of every form that pictures have to cope with. */
export const SWEEPS = {
  'a line': sweepOf(with2(`  - ${ACROSS}`), smooth),
  'several lines': sweepOf(with2(`  - ${ACROSS}\n  - ${UP}`), smooth),
  'a logarithmic range': sweepOf(
    with2(
      '  - { name: Review, parameter: platforms.alipay.marketing, from: 0.01, to: 100, steps: 9, scale: log }',
    ),
    smooth,
  ),
  'names side by side': sweepOf(
    with2(
      `  - { name: Engine, parameter: retailers.chains.hypermarket.mandate, values: [none, open, fixed] }\n  - ${UP}`,
    ),
    smooth,
  ),
  'one run each': sweepOf(
    with2(`  - ${ACROSS}\n  - ${UP}`).replace('replicates: 5', 'replicates: 1'),
    smooth,
  ),
  'a factorial': sweepOf(
    with2(
      [
        'habit.strength',
        '"interventions[0].bonus"',
        'platforms.alipay.cashback',
        'platforms.wechat-pay.cashback',
      ]
        .map((path, i) => `  - { name: ${'ABCD'[i]}, parameter: ${path}, values: [0, 0.02] }`)
        .join('\n'),
    ),
    smooth,
  ),
  'one at a time': sweepOf(`${with2(`  - ${ACROSS}\n  - ${UP}`)}design: one-at-a-time\n`, smooth),
  'a hypercube': sweepOf(
    `${with2('  - { name: Bonus, parameter: "interventions[0].bonus", from: 0, to: 0.03 }\n  - { name: Habit, parameter: habit.strength, from: 0, to: 3 }')}design: latin-hypercube\nsamples: 120\n`,
    smooth,
  ),
  'a map of who leads': sweepOf(
    with2(`  - ${ACROSS}\n  - ${UP}`, 'maps:\n  - { by: leader, name: Who leads? }\nrefine: 2\n'),
    ([x, y], replicate) => [0.3 + 10 * Number(x), 3, 0.35 + 0.05 * Number(y) + 0.02 * noise(replicate, 0)],
  ),
  'a map of a threshold': sweepOf(
    with2(
      `  - ${ACROSS}\n  - ${UP}`,
      'maps:\n  - { by: threshold, name: Does welfare rise?, outcome: "welfare, last less before", above: 0, words: [It falls, It rises] }\n',
    ),
    smooth,
  ),
  'some runs that failed': sweepOf(with2(`  - ${ACROSS}\n  - ${UP}`), (point, replicate) =>
    Number(point[0]) > 0.02 ? null : smooth(point, replicate),
  ),
  'no value anywhere': sweepOf(with2(`  - ${ACROSS}\n  - ${UP}`), () => [Number.NaN, Number.NaN]),
  'the same everywhere': sweepOf(with2(`  - ${ACROSS}\n  - ${UP}`), () => [0.25, 0]),
  'a single level': sweepOf(with2('  - { parameter: habit.strength, values: [1] }'), smooth),
  'very long names': sweepOf(
    with2(
      `  - { name: ${'A very long name of a factor '.repeat(2)}, levels: [${['one', 'two', 'three'].map((n) => `{ name: ${n} ${'with more words '.repeat(3)} }`).join(', ')}] }\n  - { name: ${'Another long name of a factor '.repeat(2)}, levels: [{ name: ${'left '.repeat(12)} }, { name: ${'right '.repeat(12)} }] }`,
    ),
    smooth,
  ),
} as const;
