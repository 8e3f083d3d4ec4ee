import { describe, expect, it } from 'vitest';
import {
  fewerConsumers,
  firstConsumers,
  refusedSize,
  refusedTexts,
} from '../../src/playground/engine/budget.ts';
import { bareMarket } from '../helpers/scenario.ts';

describe('what a page takes on', () => {
  it('is a scenario of ordinary size', () => {
    expect(refusedTexts({ a: 'x'.repeat(100_000) })).toBeUndefined();
    expect(refusedSize(bareMarket({ a: 0, b: 0 }))).toBeUndefined();
  });

  it('is no longer text, longer run or larger result than a page can hold', () => {
    expect(refusedTexts({ a: 'x'.repeat(600_000), b: 'x'.repeat(600_000) })).toContain(
      '1,200,000 characters',
    );
    expect(refusedSize(bareMarket({ a: 0, b: 0 }, { weeks: 100_000, replicates: 1000 }))).toContain(
      '100,000,000 weeks in all',
    );
    const regions = Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`r${i}`, { share: 1 / 400 }]));
    expect(
      refusedSize({ ...bareMarket({ a: 0, b: 0 }, { weeks: 10_000, replicates: 1 }), regions } as never),
    ).toContain('MB');
  });

  it('is fewer consumers on a slow machine, and never fewer than some hundreds', () => {
    expect(fewerConsumers(100_000, 3)).toBeUndefined();
    expect(fewerConsumers(100_000, 50)).toBe(10_000);
    expect(fewerConsumers(100_000, 20)).toBe(20_000);
    expect(fewerConsumers(1000, 1e6)).toBe(500);
    expect(fewerConsumers(500, 1e6)).toBeUndefined();
    expect(firstConsumers(4e9)).toBe(1_000_000);
  });
});
