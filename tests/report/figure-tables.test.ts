import { describe, expect, it } from 'vitest';
import { chartInput } from '../../src/chart/figure.ts';
import { find } from '../../src/experiment/summarize.ts';
import { chainTable, welfareTable } from '../../src/report/figure-tables.ts';
import { smallRun } from '../chart/fixture.ts';

const SEGMENTS = { young: { share: 0.3, trips: 4 }, 'not-so-young': { share: 0.7, trips: 2 } };

const inputOf = (over: Record<string, unknown>) => chartInput(smallRun({ over }));

/** The words of a table, a row a line, cells apart by a bar. */
const linesOf = (html: string): string[] =>
  html.split('</tr>').map((row) =>
    row
      .replaceAll(/<caption>.*?<\/caption>/g, '')
      .replaceAll(/<\/t[hd]>/g, '|')
      .replaceAll(/<[^>]*>/g, '')
      .trim(),
  );

/** Lines between a head and the next one. */
function under(lines: readonly string[], head: RegExp): string[] {
  const from = lines.findIndex((line) => head.test(line));
  const length = lines.slice(from + 1).findIndex((line) => line.split('|').length === 2 || line === '');
  return lines.slice(from + 1).slice(0, length);
}

describe('the table of surplus', () => {
  it('has the segments under the groups, with and without habit, where there are several', () => {
    const input = inputOf({ segments: SEGMENTS });
    const lines = linesOf(welfareTable(input));
    for (const [head, name] of [
      [/by segment.*habit counted/, 'consumer_surplus'],
      [/by segment.*habit not counted/, 'consumer_surplus_experienced'],
    ] as const) {
      const rows = under(lines, head);
      expect(rows.map((row) => row.split('|')[0])).toEqual(['Young', 'Not So Young']);
      const { lasting } = find(input.summary, name, 'young', 'all', 'consumer')!;
      const digits = rows[0].split('|')[3].split('.')[1].length;
      expect(rows[0].split('|')[3].replace('−', '-')).toBe(
        `${lasting!.mean > 0 ? '+' : ''}${lasting!.mean.toFixed(digits)}`,
      );
    }
  });

  it('does not repeat the consumers where they are one segment', () => {
    const lines = linesOf(welfareTable(inputOf({})));
    expect(lines.some((line) => /segment/.test(line))).toBe(false);
    expect(lines.filter((line) => line.startsWith('Consumers'))).toHaveLength(2);
  });
});

describe('the table of retailers', () => {
  it('speaks of refusals and resentment where somebody is refused', () => {
    const lines = linesOf(chainTable(inputOf({})));
    const bound = { week: 5, kind: 'exclusive', retailer: 'corner', platform: 'platform-2' };
    const refusing = linesOf(chainTable(inputOf({ interventions: [bound] })));
    for (const word of [/^Refusals/, /^Resentment/]) {
      expect(under(lines, /^Corner/).some((line) => word.test(line))).toBe(false);
      expect(under(refusing, /^Corner/).some((line) => word.test(line))).toBe(true);
      expect(under(refusing, /^Big Box/).some((line) => word.test(line))).toBe(false);
    }
  });
});
