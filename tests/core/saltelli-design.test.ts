import { describe, expect, it } from 'vitest';
import { saltelliDesign } from '../../src/core/saltelli-design.ts';
import { moments } from '../../src/core/stats.ts';

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i);

describe("Saltelli's design", () => {
  const design = saltelliDesign({ factors: 3, rows: 64, seed: 'x' });
  const row = (index: number) => upTo(5).map((member) => design.pointAt(5 * index + member));

  it('has k + 2 points a row: a, then a with one coordinate of b after the other, then b', () => {
    expect([design.points, design.dimensions]).toEqual([320, 3]);
    for (const index of upTo(64)) {
      const [a, ab1, ab2, ab3, b] = row(index);
      expect([ab1, ab2, ab3]).toEqual([a.with(0, b[0]), a.with(1, b[1]), a.with(2, b[2])]);
      expect(a.every((x, i) => x !== b[i])).toBe(true);
    }
  });

  it('fills A and B evenly, and neither knows of the other', () => {
    const rows = upTo(64).map(row);
    for (const member of [0, 4])
      for (const i of upTo(3)) {
        const strata = rows.map((points) => Math.floor(points[member][i] * 64));
        expect(strata.toSorted((a, b) => a - b)).toEqual(upTo(64));
      }
    for (const i of upTo(3)) {
      const products = rows.map((points) => 12 * (points[0][i] - 0.5) * (points[4][i] - 0.5));
      // Correlation of 64 independent pairs: standard error 1/8.
      expect(Math.abs(moments(products).mean)).toBeLessThan(4 / 8);
    }
  });

  it('begins alike with more rows, and is another with another seed', () => {
    const longer = saltelliDesign({ factors: 3, rows: 128, seed: 'x' });
    expect(upTo(320).map((index) => longer.pointAt(index))).toEqual(upTo(64).flatMap(row));
    expect(saltelliDesign({ factors: 3, rows: 64, seed: 'y' }).pointAt(0)).not.toEqual(design.pointAt(0));
  });

  it('reaches 100 factors and no more', () => {
    expect(saltelliDesign({ factors: 100, rows: 2, seed: 1 }).pointAt(203)).toHaveLength(100);
    expect(() => saltelliDesign({ factors: 101, rows: 2, seed: 1 })).toThrow(RangeError);
  });
});
