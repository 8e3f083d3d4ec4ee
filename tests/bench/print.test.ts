import { describe, expect, it } from 'vitest';
import { type Grid, ratio, shown } from '../../bench/finding.ts';
import { linesOf } from '../../bench/print.ts';

describe('what the bench prints', () => {
  it('is a name and two decimals for a ratio, which scripts look for', () => {
    expect(linesOf(ratio('kernel ratio', 'TypeScript over C++', 1.136, '1.15'))).toEqual([
      'kernel ratio 1.14',
    ]);
  });

  it('is as wide in every row of a table', () => {
    const grid: Grid = {
      kind: 'grid',
      id: 'any',
      title: 'Any',
      columns: [{ name: 'consumers' }, { name: 'ns', digits: 3 }],
      rows: [
        [1000, 1471.2],
        [1e8, null],
        [10, 7],
      ],
    };
    const [, title, ...rows] = linesOf(grid);
    expect(title).toBe('Any');
    expect(rows.slice(0, 4)).toEqual([
      '  consumers      ns',
      '      1,000   1,471',
      '100,000,000',
      '         10    7.00',
    ]);
  });

  it('has as many digits of a number as count', () => {
    const three = (value: number) => shown(value, { name: '', digits: 3 });
    expect([0.01234, 1, 16.2, 303, 12345].map(three)).toEqual(['0.0123', '1.00', '16.2', '303', '12,345']);
  });
});
