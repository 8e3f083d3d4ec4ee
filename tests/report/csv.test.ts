import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ColumnSpec, Table } from '../../src/core/table.ts';
import { emptySeries, type Series } from '../../src/model/series.ts';
import { csvPieces, TABLES } from '../../src/report/csv.ts';

const COLUMNS: readonly ColumnSpec[] = [
  { name: 'week', type: 'number', unit: 'week', meaning: '' },
  { name: 'region', type: 'text', unit: 'name', meaning: '' },
  { name: 'value', type: 'number', unit: 'currency', meaning: '' },
];

const seriesOf = (
  replicate: number,
  rows: readonly { week: number; region: string; value: number }[],
): Series => {
  const market = new Table(COLUMNS);
  for (const row of rows) market.push(row);
  return { ...emptySeries(replicate), market };
};

/** RFC 4180, read without a library. */
function read(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let inside = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (inside && c === '"' && text[i + 1] === '"') cell += text[++i];
    else if (c === '"') inside = !inside;
    else if (!inside && (c === ',' || c === '\n')) {
      rows[rows.length - 1].push(cell);
      cell = '';
      if (c === '\n') rows.push([]);
    } else cell += c;
  }
  return rows.slice(0, -1);
}

const row = fc.record({
  week: fc.integer({ min: 1, max: 1e6 }),
  region: fc.string({ unit: 'binary' }),
  value: fc.double(),
});

describe('a result table as CSV', () => {
  it('reads back as the same rows, whatever is in them', () => {
    fc.assert(
      fc.property(fc.array(fc.array(row, { maxLength: 8 }), { minLength: 1, maxLength: 3 }), (runs) => {
        const all = runs.map((rows, replicate) => seriesOf(replicate, rows));
        const [head, ...lines] = read([...csvPieces(all, 'market')].join(''));
        expect(head).toEqual(['replicate', 'week', 'region', 'value']);
        const wanted = runs.flatMap((rows, replicate) => rows.map((one) => ({ replicate, ...one })));
        expect(lines).toHaveLength(wanted.length);
        lines.forEach(([replicate, week, region, value], i) => {
          expect([Number(replicate), Number(week), region]).toEqual([
            wanted[i].replicate,
            wanted[i].week,
            wanted[i].region,
          ]);
          expect(value === '' ? Number.NaN : Number(value)).toBe(wanted[i].value === 0 ? 0 : wanted[i].value);
        });
      }),
    );
  });

  it('leaves a figure that does not exist empty, and writes numbers in their shortest form', () => {
    const all = [
      seriesOf(0, [
        { week: 1, region: 'all', value: Number.NaN },
        { week: 2, region: 'all', value: 0.1 },
      ]),
    ];
    expect([...csvPieces(all, 'market')].join('')).toBe(
      'replicate,week,region,value\n0,1,all,\n0,2,all,0.1\n',
    );
  });

  it('comes in pieces, so that a long run need not fit in one text', () => {
    const rows = Array.from({ length: 9000 }, (_, i) => ({ week: i + 1, region: 'all', value: i / 7 }));
    const pieces = [...csvPieces([seriesOf(0, rows)], 'market')];
    expect(pieces.length).toBeGreaterThan(2);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(70_000);
  });

  it('has its heads even when nothing happened', () => {
    for (const name of TABLES)
      expect([...csvPieces([emptySeries(0)], name)].join('')).toMatch(/^replicate,.*\n$/);
  });
});
