import { describe, expect, it } from 'vitest';
import { loyaltyThree, loyaltyTwo } from '../../src/experiment/verify/benchmarks/habit/loyalty-logit.ts';
import { verifyCase } from '../../src/experiment/verify/verify.ts';
import { loadShipped } from '../helpers/shipped.ts';

const SMALL = ['consumers=1000', 'weeks=10'];

describe('loyalty to the method used last', () => {
  it.each([
    { benchmark: loyaltyThree, strength: 0, words: 'no habit at all' },
    { benchmark: loyaltyTwo, strength: 0, words: 'no habit at all' },
    { benchmark: loyaltyThree, strength: 1e-6, words: 'a trace of habit' },
    { benchmark: loyaltyTwo, strength: 1e-6, words: 'a trace of habit' },
    { benchmark: loyaltyThree, strength: 0.1, words: 'weak habits' },
  ])('forgets its start in a trip or more: $benchmark.name with $words', ({ benchmark, strength }) => {
    const { scenario } = loadShipped(`theory/${benchmark.name}`, [...SMALL, `habit.strength=${strength}`]);
    const one = { id: benchmark.name, benchmark, scenario, file: '', command: '' };
    const { checks, picture } = verifyCase(one, { z: 4, engines: ['mean-field', 'agents'] });
    expect(checks.filter(({ holds }) => !holds)).toEqual([]);
    expect(checks.some(({ what }) => /, [1-9][0-9]* trips? after all paid with/.test(what))).toBe(true);
    expect(new Set(picture.theory.map(({ x }) => x)).size).toBeGreaterThan(10);
  });
});
