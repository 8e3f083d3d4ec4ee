import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { emptySeries } from '../../src/model/series.ts';
import { outputsMarkdown } from '../../src/report/outputs-doc.ts';

describe('docs/outputs.md', () => {
  it('is what the columns say now (else run `npm run docs`)', () => {
    const page = readFileSync(new URL('../../docs/outputs.md', import.meta.url), 'utf8');
    expect(page).toBe(outputsMarkdown());
  });

  it('names every column of every table of a series', () => {
    const { platforms, market, retailers, switching } = emptySeries(0);
    const page = outputsMarkdown();
    for (const { spec } of [platforms, market, retailers, switching]) {
      for (const { name, unit, meaning } of spec)
        expect(page).toContain(`| \`${name}\` | ${unit} | ${meaning} |`);
    }
  });
});
