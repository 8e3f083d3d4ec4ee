import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../src/experiment/run.ts';
import { find, type Summary, summarize } from '../src/experiment/summarize.ts';
import { loadScenario } from '../src/index.ts';

const TUTORIAL = readFileSync(new URL('../docs/tutorial.md', import.meta.url), 'utf8');

const summaryOf = (path: string, ...overrides: string[]): Summary =>
  summarize(run(loadScenario(path, { overrides })));

/** The first scenario that the tutorial asks to save, saved. */
function savedOffer(): string {
  const [, text] = /```yaml\n([\s\S]*?)```/.exec(TUTORIAL)!;
  const path = join(mkdtempSync(join(tmpdir(), 'paymarket-')), 'offer.yaml');
  writeFileSync(path, text);
  return path;
}

/** Rows of the table below a heading cell, cell by cell. */
function tableUnder(head: string): string[][] {
  const lines = TUTORIAL.slice(TUTORIAL.indexOf(`| ${head}`))
    .split('\n')
    .slice(2);
  const rows = lines.slice(0, lines.indexOf(''));
  return rows.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;
const share = (summary: Summary, method: string) => find(summary, 'payment_share', method)!;
const chain = (summary: Summary, name: string) => find(summary, name, 'hypermarket')!;

describe('the numbers of the tutorial', () => {
  it('tells the first run as it is', () => {
    const summary = summaryOf('first-run');
    const profit = chain(summary, 'profit');
    const visits = chain(summary, 'visits');
    const words = TUTORIAL.replaceAll('\n', ' ').replaceAll(/ +/g, ' ');
    expect(words).toContain(
      `falls from ${profit.before!.mean.toFixed(0)} to ${profit.after!.mean.toFixed(0)} all the same, and to ${profit.last.mean.toFixed(0)} in the last quarter`,
    );
    expect(words).toContain(`it is ${profit.after!.low.toFixed(0)} to ${profit.after!.high.toFixed(0)}`);
    expect(words).toContain(
      `visits fall from ${visits.before!.mean.toFixed(0)} to ${visits.after!.mean.toFixed(0)} for each consumer`,
    );
    const losses = ['consumer_surplus', 'consumer_surplus_experienced'].map((name) =>
      (-find(summary, name)!.effect!.mean).toFixed(0),
    );
    expect(words).toContain(`${losses[0]} yuan a year in the first quarter`);
    expect(words).toContain(`a propensity, ${losses[1]}.`);
  });

  it('tells what habit does to the share of Alipay', () => {
    const rows = tableUnder('share of Alipay');
    expect(rows).toHaveLength(2);
    for (const [name, ...told] of rows) {
      const strength = Number(/strength` ([\d.]+)/.exec(name)![1]);
      const { before, after, last } = share(summaryOf('first-run', `habit.strength=${strength}`), 'alipay');
      expect(told).toEqual([before!, after!, last].map(({ mean }) => percent(mean)));
    }
  });

  it('tells what the contract did beside a market without it', () => {
    const nothing = summaryOf('first-run', 'interventions=[]');
    expect(TUTORIAL).toContain(`Alipay ends at ${percent(share(nothing, 'alipay').last.mean)} in that world`);
    expect(TUTORIAL).toContain(`a profit of ${chain(nothing, 'profit').last.mean.toFixed(0)}.`);
    const cost = chain(nothing, 'profit').last.mean - chain(summaryOf('first-run'), 'profit').last.mean;
    expect(TUTORIAL).toContain(`hypermarket ${cost.toFixed(0)} a year`);
  });

  it('tells what the country expects of the western stores', () => {
    const summary = summaryOf('walmart-west', 'engine=mean-field');
    const words = TUTORIAL.replaceAll(/\s+/g, ' ');
    const west = (name: string) => find(summary, name, 'wal-mart', 'west')!;
    const fall = (name: string) => {
      const { before, after } = west(name);
      return percent(1 - after!.mean / before!.mean);
    };
    expect(words).toContain(
      `${percent(west('refusals').after!.mean)} of visits to Wal-Mart's western stores`,
    );
    expect(words).toContain(
      `visits there fall by ${fall('visits')} and its profit there by ${fall('profit')}`,
    );
    const local = find(summary, 'payment_share', 'alipay', 'west')!;
    expect(words).toContain(`west from ${percent(local.before!.mean)} to ${percent(local.after!.mean)}`);
    const national = [share(summary, 'alipay').before!, share(summary, 'alipay').after!].map(
      ({ mean }) => `${(100 * mean).toFixed(2)} %`,
    );
    expect(words).toContain(`country from ${national.join(' to ')}`);
  });

  it('tells the bonus asked for under each change', () => {
    const offer = savedOffer();
    const rows = tableUnder('change | asked bonus');
    expect(rows.length).toBeGreaterThan(5);
    for (const [change, told] of rows) {
      const settings = [...change.matchAll(/`([^`]*)`/g)].map(([, code]) => code.replace(/^--set |'/g, ''));
      const asked = chain(summaryOf(offer, ...settings), 'asked_bonus').after!.mean;
      expect([change, percent(asked)]).toEqual([change, told]);
    }
  });
});
