import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  begin,
  emptyWords,
  openWindow,
  rowIn,
  topBefore,
  usedBeforeIn,
  usedIn,
  withMonthOver,
  withRow,
} from '../../src/model/engine/word.ts';
import { createRows } from '../../src/model/law/rows.ts';

/** A consumer of a market with so many methods, and all that may be known of it. */
const consumer = fc.integer({ min: 2, max: 8 }).chain((methods) =>
  fc.record({
    methods: fc.constant(methods),
    row: fc.integer({ min: 0, max: createRows(methods - 1, 16).count - 1 }),
    other: fc.integer({ min: 0, max: createRows(methods - 1, 16).count - 1 }),
    top: fc.integer({ min: 0, max: methods - 1 }),
    months: fc.array(fc.integer({ min: 0, max: (1 << methods) - 1 }), { minLength: 1, maxLength: 3 }),
  }),
);

describe('the word of a consumer', () => {
  it('keeps apart what it knows, with the longest ladder and with any number of platforms', () => {
    fc.assert(
      fc.property(consumer, ({ methods, row, other, top, months }) => {
        const memory = emptyWords(1, methods, (bytes) => new ArrayBuffer(bytes));
        const { words } = memory;
        const known = () => [
          rowIn(words[0]),
          usedIn(words[0]),
          usedBeforeIn(words[0], methods),
          topBefore(memory, 0),
        ];
        begin(memory, 0, row, top);
        expect(known()).toEqual([row, 0, 0, top]);
        let before = 0;
        for (const used of months) {
          words[0] |= used << 14; // as the kernel does
          expect(known()).toEqual([row, used, before, top]);
          words[0] = withMonthOver(words[0], methods);
          expect(known()).toEqual([row, 0, used, top]);
          before = used;
        }
        words[0] = withRow(words[0], other);
        expect(known()).toEqual([other, 0, before, top]);
        openWindow(memory, 0, methods - 1);
        expect(known()).toEqual([other, 0, before, methods - 1]);
      }),
    );
  });
});
