/** Two wallets and a ladder of habit on paper (ODD 7.9): a walk along the line (1, L-1) .. (1, 0), (2, 0) .. (2, L-1). */
import { type Matrix, memoryOf } from './markov.ts';

const sigma = (x: number): number => 1 / (1 + Math.exp(-x));

export interface Ladder {
  /** L, at least 2. */
  readonly rungs: number;
  /** Chances of climbing and of falling a rung, above 0. */
  readonly gain: number;
  readonly decay: number;
  /** Bonus of the top of wallet on the highest rung, utils. */
  readonly strength: number;
  /** V_1 - V_2, utils. */
  readonly advantage: number;
}

export interface LadderLaw {
  /** Share of payments made with wallet 1. */
  readonly payment: number;
  /** Share of consumers whose top of wallet is wallet 1. */
  readonly top: number;
  /** Changes of the top of wallet per trip. */
  readonly switches: number;
  /** lam2 of the walk: the largest eigenvalue below 1. */
  readonly memory: number;
}

/**
 * The stationary law by detailed balance: with p_l the chance that a consumer of wallet 1 on rung l pays with it, and q_l the
 * same for wallet 2, pi(1, l+1) / pi(1, l) = g p_l / (d (1 - p_{l+1})), likewise for 2, and pi(1,0)(1 - p_0) = pi(2,0)(1 - q_0).
 */
export function ladderLaw(ladder: Ladder): LadderLaw {
  const [p, q] = [paysWithTop(ladder, ladder.advantage), paysWithTop(ladder, -ladder.advantage)];
  const one = climb(ladder, 1, p);
  const two = climb(ladder, (1 - p[0]) / (1 - q[0]), q);
  const total = sum(one) + sum(two);
  const line = [...one.toReversed(), ...two].map((weight) => weight / total);
  return {
    payment: (sum(one.map((w, l) => w * p[l])) + sum(two.map((w, l) => w * (1 - q[l])))) / total,
    top: sum(one) / total,
    switches: (ladder.decay * (one[0] * (1 - p[0]) + two[0] * (1 - q[0]))) / total,
    memory: memoryOf(walk(ladder, p, q), line),
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const paysWithTop = ({ rungs, strength }: Ladder, advantage: number): number[] =>
  Array.from({ length: rungs }, (_, l) => sigma(advantage + (strength * l) / (rungs - 1)));

/** Weights of a wallet's rungs, from that of the lowest. */
function climb({ rungs, gain, decay }: Ladder, lowest: number, up: readonly number[]): number[] {
  const weights = [lowest];
  for (let l = 0; l < rungs - 1; l++) weights.push((weights[l] * gain * up[l]) / (decay * (1 - up[l + 1])));
  return weights;
}

/** Place 0 is the highest rung of wallet 1, the last the highest of wallet 2. */
function walk({ rungs, gain, decay }: Ladder, p: readonly number[], q: readonly number[]): Matrix {
  const paysOne = [...p.toReversed(), ...q.map((chance) => 1 - chance)];
  return paysOne.map((one, i) => {
    const row = new Array<number>(2 * rungs).fill(0);
    const [coinOne, coinTwo] = i < rungs ? [gain, decay] : [decay, gain];
    row[Math.max(0, i - 1)] += one * coinOne;
    row[Math.min(2 * rungs - 1, i + 1)] += (1 - one) * coinTwo;
    row[i] += 1 - one * coinOne - (1 - one) * coinTwo;
    return row;
  });
}
