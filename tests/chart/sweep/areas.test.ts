import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areasOf, bordersOf, stretchesOf } from '../../../src/chart/sweep/areas.ts';
import type { RegimeGrid } from '../../../src/experiment/sweep/regime.ts';

/** A grid from rows of digits, the top row first, as it is seen; `.` where there is no answer. */
function gridOf(...rows: readonly string[]): RegimeGrid {
  const up = [...rows].reverse();
  const answer = Int16Array.from(
    [...rows[0]].flatMap((_, column) => up.map((row) => (row[column] === '.' ? -1 : Number(row[column])))),
  );
  return {
    right: [...rows[0]].map((_, i) => i),
    up: up.map((_, i) => i),
    answer,
    agree: new Float64Array(answer.length).fill(1),
    known: new Uint8Array(answer.length).fill(1),
  };
}

const anyGrid = fc
  .tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }))
  .chain(([columns, rows]) =>
    fc.array(fc.array(fc.constantFrom('.', '0', '1', '2'), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  )
  .map((rows) => gridOf(...rows.map((row) => row.join(''))));

describe('the areas of a map', () => {
  it('are drawn cell for cell, each once', () =>
    fc.assert(
      fc.property(anyGrid, (grid) => {
        const drawn = new Int16Array(grid.answer.length).fill(-9);
        for (const { column, from, to, answer } of stretchesOf(grid))
          for (let row = from; row < to; row++) {
            expect(drawn[column * grid.up.length + row]).toBe(-9);
            drawn[column * grid.up.length + row] = answer;
          }
        expect(drawn).toEqual(grid.answer);
      }),
    ));

  it('have a border wherever neighbours differ, and nowhere else', () =>
    fc.assert(
      fc.property(anyGrid, (grid) => {
        const [columns, rows] = [grid.right.length, grid.up.length];
        const at = (i: number, j: number) => grid.answer[i * rows + j];
        let differ = 0;
        for (let i = 0; i < columns; i++)
          for (let j = 0; j < rows; j++) {
            if (i + 1 < columns && at(i, j) !== at(i + 1, j)) differ++;
            if (j + 1 < rows && at(i, j) !== at(i, j + 1)) differ++;
          }
        expect(bordersOf(grid).reduce((sum, { from, to }) => sum + to - from, 0)).toBe(differ);
      }),
    ));

  it('hang together, count every answered cell once, and take their name inside themselves', () =>
    fc.assert(
      fc.property(anyGrid, (grid) => {
        const areas = areasOf(grid, 3);
        expect(areas.reduce((sum, { cells }) => sum + cells, 0)).toBe(
          grid.answer.filter((one) => one >= 0).length,
        );
        for (const { answer, column, row } of areas)
          for (let i = column[0]; i < column[1]; i++)
            for (let j = row[0]; j < row[1]; j++) expect(grid.answer[i * grid.up.length + j]).toBe(answer);
      }),
    ));

  it('are named where words find most room', () => {
    const [largest] = areasOf(gridOf('11111', '11111', '10000'), 3);
    expect(largest).toMatchObject({ answer: 1, cells: 11, column: [0, 5], row: [1, 3] });
  });
});
