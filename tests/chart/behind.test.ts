import { describe, expect, it } from 'vitest';
import { chartInput } from '../../src/chart/figure.ts';
import { marketShare } from '../../src/chart/market-share.ts';
import { smallRun } from './fixture.ts';

const own = smallRun({ weeks: 20 });
const other = smallRun({ weeks: 30, platforms: 3 });

/** Rows of the dashed lines. */
function dashedRows(behind: typeof own | undefined): { name: string; x: number; fill: string }[] {
  const { layer } = marketShare({ ...chartInput(own), behind }) as { layer: Record<string, never>[] };
  const dashed = layer.filter(({ mark }) => (mark as { strokeDash?: unknown } | undefined)?.strokeDash);
  const lines = dashed.filter(({ mark }) => (mark as { type: string }).type === 'line');
  return lines.flatMap(({ data }) => (data as { values: [] }).values);
}

describe('a run that another is held against', () => {
  it('stands behind it as dashed lines in the colours of its platforms, no longer than the other', () => {
    const rows = dashedRows(other);
    expect(new Set(rows.map(({ name }) => name)).size).toBeGreaterThanOrEqual(3);
    expect(Math.max(...rows.map(({ x }) => x))).toBe(20);
    expect(rows.every(({ fill }) => /^#/.test(fill))).toBe(true);
  });

  it('is not there where nothing is held against it, or the run itself', () => {
    expect(dashedRows(undefined)).toEqual([]);
    expect(dashedRows(own)).toEqual([]);
  });

  it('is named where it is drawn', () => {
    const words = (behind: typeof own | undefined) =>
      (marketShare({ ...chartInput(own), behind }) as { description: string }).description;
    expect(words(other)).toMatch(/Dashed: the run that it is held against\./);
    expect(words(own)).not.toMatch(/Dashed/);
  });
});
