import { describe, expect, it } from 'vitest';
import { emptySeries, PANEL_COLUMNS } from '../../src/model/series.ts';
import { outputsMarkdown } from '../../src/report/outputs-doc.ts';

describe('docs/outputs.md', () => {
  it('names every column of every table of a series, and of the panel', () => {
    const { platforms, market, consumers, retailers, switching } = emptySeries(0);
    const page = outputsMarkdown();
    for (const spec of [platforms, market, consumers, retailers, switching]
      .map((table) => table.spec)
      .concat([PANEL_COLUMNS])) {
      for (const { name, unit, meaning } of spec)
        expect(page).toContain(`| \`${name}\` | ${unit} | ${meaning} |`);
    }
  });
});
