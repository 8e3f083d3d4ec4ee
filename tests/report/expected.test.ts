import { describe, expect, it } from 'vitest';
import { chartInput, sourceLine } from '../../src/chart/figure.ts';
import { retailers } from '../../src/chart/retailers.ts';
import { loadReportAssets } from '../../src/cli/assets.ts';
import { reportHtml } from '../../src/report/html.ts';
import { storyOf } from '../../src/report/story.ts';
import { relativeMove, shareMove } from '../../src/report/telling.ts';
import { smallRun } from '../chart/fixture.ts';

const OFFER = { week: 5, kind: 'offer', platform: 'platform-2', bonus: 0.2 };

const resultOf = (over: Record<string, unknown>) => smallRun({ weeks: 60, over });

async function wordsOf(result: ReturnType<typeof smallRun>): Promise<string> {
  const input = chartInput(result);
  const story = storyOf(input);
  const assets = await loadReportAssets();
  const page = reportHtml({ input, story, charts: [], assets, command: 'paymarket run x', version: '1.2.3' });
  const body = page.slice(page.indexOf('<h1>'), page.indexOf('id="assumptions"'));
  const again = page.slice(page.indexOf('id="again"'));
  return `${body} ${again}`.replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, '').replaceAll(/<[^>]*>/g, ' ');
}

describe('the report of expected values', () => {
  it('speaks of no runs and has no intervals', async () => {
    const words = await wordsOf(resultOf({ engine: 'mean-field', interventions: [OFFER] }));
    expect(words).toContain('chain under contract is');
    expect(words).toContain('Bound at the end');
    expect(words).toContain('Expected value, mean field');
    expect(words).not.toMatch(/in most runs|One run only|95% interval|measurabl|Replicate/);
  });

  it('promises no pictures where none were drawn', async () => {
    expect(await wordsOf(resultOf({ interventions: [OFFER] }))).not.toContain('charts/');
  });

  it('gives them where there are runs', async () => {
    const words = await wordsOf(resultOf({ interventions: [OFFER] }));
    for (const told of ['in most runs', 'Runs bound at the end', '95% interval', 'Replicate'])
      expect(words).toContain(told);
  });

  it('says what strips are without speaking of runs', () => {
    const subtitle = (over: object) =>
      (retailers(chartInput(resultOf({ ...over, interventions: [OFFER] }))).usermeta as { subtitle: string })
        .subtitle;
    expect(subtitle({ engine: 'mean-field' })).toMatch(/Strips: exclusive contract\.$/);
    expect(subtitle({})).toMatch(/Strips: exclusive contract in most runs\.$/);
  });

  it('admits that retailers draw where their choices are noisy', () => {
    const noisy = { independents: { retailers: 3, choiceNoise: 0.01 } };
    const source = sourceLine(smallRun({ over: { engine: 'mean-field', retailers: noisy } }));
    expect(source).toContain('nothing drawn but retailers’ choices · 3 replicates');
  });
});

describe('a change of which no interval is known', () => {
  const known = (mean: number) => ({ mean, sd: Number.NaN, low: Number.NaN, high: Number.NaN, n: 1 });

  it('is told as hardly any where it is tiny, and in numbers where it is not', () => {
    const tiny = { from: known(0.3), to: known(0.30001), change: known(0.00001) };
    expect(shareMove(tiny)).toBe('hardly changes (30.0%)');
    expect(relativeMove(tiny)).toBe('hardly changes');
    const large = { from: known(0.3), to: known(0.32), change: known(0.02) };
    expect(shareMove(large)).toBe('rises from 30.0% to 32.0%, +2.0 points');
  });
});
