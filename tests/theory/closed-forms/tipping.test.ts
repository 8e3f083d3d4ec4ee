import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fixedPoints,
  foldOfLeader,
  leaderShare,
  minimumSubsidy,
  restFrom,
  restOfTwo,
  sharesNext,
  sharesOver,
  subsidyForHaste,
} from '../../../src/theory/tipping.ts';

describe('two wallets that draw their users from their users', () => {
  it('have the published high branch and minimum subsidy', () => {
    expect(leaderShare(2, 3).toFixed(8)).toBe('0.92927982');
    expect(minimumSubsidy(3).toFixed(8)).toBe('0.41509291');
  });

  it('are alike up to J = 2, and part there', () => {
    expect(leaderShare(2, 1.9)).toBe(0.5);
    expect(leaderShare(2, 2)).toBe(0.5);
    // near the pitchfork the branch is 1/2 + sqrt(3 (J - 2) / 8)
    expect(leaderShare(2, 2.0001) - 0.5).toBeCloseTo(Math.sqrt((3 * 0.0001) / 8), 5);
  });

  it('have three resting points inside the folds and one outside', () => {
    expect(fixedPoints(0, 3).map((s) => s.toFixed(8))).toEqual(['0.07072018', '0.50000000', '0.92927982']);
    expect(fixedPoints(minimumSubsidy(3) * 0.99, 3)).toHaveLength(3);
    expect(fixedPoints(minimumSubsidy(3) * 1.01, 3)).toHaveLength(1);
    expect(fixedPoints(0.3, 1.5)).toHaveLength(1);
  });

  it('once tipped by a subsidy of .5 stay so when it ends', () => {
    const paid = restOfTwo(0.5, 3, 0.07072018);
    expect(paid.toFixed(8)).toBe('0.96384301');
    expect(restOfTwo(0, 3, paid).toFixed(8)).toBe('0.92927982');
  });

  it('come to rest where iterating their map does', () => {
    const utils = fc.double({ min: -2, max: 2, noNaN: true });
    const pulls = fc.double({ min: 0, max: 5, noNaN: true });
    const shares = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(utils, pulls, shares, (D, J, start) => {
        const iterated = restFrom([D, 0], J, [start, 1 - start]);
        if (iterated === null || iterated.weeks > 2000) return; // too near the edge to be told apart
        expect(restOfTwo(D, J, start)).toBeCloseTo(iterated.shares[0], 8);
      }),
    );
  });

  it('lose the big one to a subsidy just above the minimum, and not to one just below', () => {
    for (const J of [2.5, 3, 4, 6]) {
      const start = [leaderShare(2, J), 1 - leaderShare(2, J)];
      const small = (subsidy: number) => restFrom([0, subsidy], J, start)!.shares[1];
      expect(small(minimumSubsidy(J) * 0.999)).toBeLessThan(0.5);
      expect(small(minimumSubsidy(J) * 1.001)).toBeGreaterThan(0.5);
    }
  });

  it('tip late just above the minimum, as the passage through the bottleneck says', () => {
    const start = [leaderShare(2, 3), 1 - leaderShare(2, 3)];
    for (const weeks of [100, 400, 1000]) {
      const more = subsidyForHaste(3, weeks);
      const path = sharesOver([0, minimumSubsidy(3) + more], 3, start, 2 * weeks);
      const tipped = path.findIndex(([, small]) => small > 0.5);
      expect(Math.abs(tipped / weeks - 1)).toBeLessThan(0.15);
    }
  });
});

describe('any number of methods', () => {
  it('of equal worth have a leader where iterating the map comes to rest', () => {
    for (const K of [2, 3, 4, 7]) {
      const J = K + 1;
      const start = Array.from({ length: K }, (_, j) => (j === 0 ? 0.9 : 0.1 / (K - 1)));
      expect(restFrom(new Array(K).fill(0), J, start)!.shares[0]).toBeCloseTo(leaderShare(K, J), 10);
    }
  });

  it('of equal worth lose the leader below the fold, where the equal shares are already stable', () => {
    const [x, fold] = foldOfLeader(3);
    expect(fold).toBeGreaterThan(2);
    expect(fold).toBeLessThan(3);
    const leader = (J: number) => restFrom([0, 0, 0], J, [0.9, 0.05, 0.05])!.shares[0];
    expect(leader(fold - 0.01)).toBeCloseTo(1 / 3, 6);
    expect(leader(fold + 0.01)).toBeGreaterThan(x);
    expect(leaderShare(3, fold - 0.01)).toBe(1 / 3);
  });

  it('rest at a share that the logit of its own network gives', () => {
    const utilities = [0, 0.4, -0.2];
    const { shares } = restFrom(utilities, 3.5, [0.2, 0.3, 0.5])!;
    for (const [j, share] of sharesNext(utilities, 3.5, shares).entries())
      expect(share).toBeCloseTo(shares[j], 12);
  });

  it('at the edge of tipping come to no rest that could be told', () => {
    expect(restFrom([0, 0], 2, [0.9, 0.1])).toBeNull();
  });
});
