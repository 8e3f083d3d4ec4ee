import { describe, expect, it } from 'vitest';
import { emptySeries } from '../../src/model/series.ts';
import { outputsMarkdown } from '../../src/report/outputs-doc.ts';

describe('docs/outputs.md', () => {
  it('names every column of every table of a series', () => {
    const { platforms, market, consumers, retailers, switching } = emptySeries(0);
    const page = outputsMarkdown();
    for (const { spec } of [platforms, market, consumers, retailers, switching]) {
      for (const { name, unit, meaning } of spec)
        expect(page).toContain(`| \`${name}\` | ${unit} | ${meaning} |`);
    }
  });
});
