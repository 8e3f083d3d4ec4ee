import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gridCells, gridLevels, oneAtATime, oneAtATimePoints } from '../../src/core/factorial.ts';

const upTo = (n: number) => Array.from({ length: n }, (_, i) => i);
const levelsOf = fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 5 });

describe('a full grid', () => {
  it('goes through its cells with the last factor fastest', () => {
    expect(upTo(gridCells([2, 3])).map((index) => gridLevels(index, [2, 3]))).toEqual([
      [0, 0],
      [0, 1],
      [0, 2],
      [1, 0],
      [1, 1],
      [1, 2],
    ]);
  });

  it('has each combination of levels once', () => {
    fc.assert(
      fc.property(levelsOf, (levels) => {
        const cells = upTo(gridCells(levels)).map((index) => gridLevels(index, levels));
        expect(new Set(cells.map(String)).size).toBe(cells.length);
        for (const cell of cells)
          expect(cell.every((level, factor) => level >= 0 && level < levels[factor])).toBe(true);
      }),
    );
  });

  it('is read far out: beyond 2^32 cells', () => {
    const levels = new Array(12).fill(10);
    expect(gridCells(levels)).toBe(1e12);
    expect(gridLevels(987654321012, levels).join('')).toBe('987654321012');
  });

  it('has one cell without factors, and none with a factor without levels', () => {
    expect([gridCells([]), gridLevels(0, [])]).toEqual([1, []]);
    expect(gridCells([3, 0])).toBe(0);
  });
});

describe('a one-at-a-time design', () => {
  it('is the base, then every level of every factor alone', () => {
    expect(upTo(oneAtATimePoints([2, 0, 1])).map((index) => oneAtATime(index, [2, 0, 1]))).toEqual([
      null,
      { factor: 0, level: 0 },
      { factor: 0, level: 1 },
      { factor: 2, level: 0 },
    ]);
  });

  it('ends there', () => {
    expect(() => oneAtATime(4, [2, 1])).toThrow('A design of 4 points has no point 4.');
  });
});
