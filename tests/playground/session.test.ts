import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { shippedScenarios } from '../../src/cli/shipped.ts';
import { run } from '../../src/experiment/run.ts';
import { answer } from '../../src/playground/engine/answer.ts';
import type { FromWorker, RunRequest } from '../../src/playground/engine/messages.ts';
import { Session } from '../../src/playground/engine/session.ts';
import { csvPieces, TABLES } from '../../src/report/csv.ts';

const library = Object.fromEntries(
  shippedScenarios().map(({ path, absolute }) => [path, readFileSync(absolute, 'utf8')]),
);

function session() {
  const heard: FromWorker[] = [];
  const made = new Session((message) => heard.push(message));
  made.shipped = library;
  let id = 0;
  const request = (text: string, width = 900): RunRequest => ({
    kind: 'run',
    id: ++id,
    open: 'mine.yaml',
    texts: { 'mine.yaml': text },
    width,
  });
  const kinds = () => heard.map(({ kind }) => kind);
  const of = <Kind extends FromWorker['kind']>(kind: Kind) =>
    heard.filter((message): message is Extract<FromWorker, { kind: Kind }> => message.kind === kind);
  return { session: made, heard, request, kinds, of };
}

const MEAN_FIELD = 'extends: first-run\nengine: mean-field\n';

describe('a session of the page', () => {
  it('reads, draws market share and churn first, then the rest, then tells the story', async () => {
    const { session: one, request, kinds, of } = session();
    await one.run(request(MEAN_FIELD));
    expect(of('drawn').map(({ picture }) => picture.id)).toEqual([
      ...['market-share', 'churn', 'switching', 'multihoming', 'acceptance', 'retailers', 'surplus'],
    ]);
    expect(
      of('drawn')
        .map(({ isLast }) => isLast)
        .lastIndexOf(true),
    ).toBe(6);
    expect([kinds()[0], ...kinds().slice(-2)]).toEqual(['read', 'told', 'ended']);
    const [{ reading }] = of('read');
    expect(reading.files).toEqual(['mine.yaml', 'scenarios/seed/first-run.yaml']);
    expect(reading.sliders.length).toBeGreaterThan(3);
  });

  it('tells week by week what the tooltips of a report tell', async () => {
    const { session: one, request, of } = session();
    await one.run(request(MEAN_FIELD));
    const [share, churn, flows] = of('drawn').map(({ picture }) => picture);
    expect(share.plots).toHaveLength(1);
    expect(share.plots[0].names).toEqual(['Alipay', 'WeChat Pay', 'Cash']);
    expect(share.plots[0].moments).toHaveLength(52);
    expect(share.plots[0].moments[12]).toMatchObject({
      title: 'week 13',
      values: expect.arrayContaining([expect.stringMatching(/%$/)]),
    });
    expect(churn.plots.map(({ names }) => names)).toEqual([
      ['Won', 'Lost', 'Net'],
      ['Won', 'Lost', 'Net'],
      ['Won', 'Lost', 'Net'],
    ]);
    expect([flows.weeks, flows.plots]).toEqual([0, []]);
  });

  it.each([MEAN_FIELD, 'extends: first-run\n'])(
    'has the tables of the command line, to the last bit: %j',
    async (text) => {
      const { session: one, request, of } = session();
      await one.run(request(text));
      expect(of('read')).toHaveLength(1);
      const { scenario } = one.finished!.input.result; // a slow machine runs fewer consumers, and says so
      const hash = createHash('sha256');
      for (const table of TABLES)
        for (const piece of csvPieces(run(scenario).series, table)) hash.update(piece);
      expect(await answer({ about: 'hash' }, one.finished!, '1')).toBe(hash.digest('hex'));
    },
  );

  it('gives up an older request for a newer one, and does not run the same texts twice', async () => {
    const { session: one, request, of } = session();
    const older = one.run(request('extends: first-run\nreplicates: 40\n'));
    await new Promise((resolve) => setTimeout(resolve, 30));
    const newer = one.run(request(MEAN_FIELD));
    await Promise.all([older, newer]);
    expect(of('ended').map(({ id }) => id)).toEqual([2]);
    await one.run(request(MEAN_FIELD, 420));
    expect(of('progress').filter(({ id }) => id === 3)).toEqual([]);
    expect(of('drawn').at(-1)?.picture.width).toBe(420);
  });

  it('says everything that is wrong in the words of the command line', async () => {
    const { session: one, request, of } = session();
    await one.run(request('name: A\nweks: 3\nreplicates: 0\nplatforms: { a: {} }\nextends: nowhere\n'));
    await one.run(request('extends: first-run\nweks: 3\nreplicates: 0\n'));
    const [lost, wrong] = of('problems');
    expect(lost.words).toContain('mine.yaml:5:10  extends: cannot read nowhere.yaml');
    expect(wrong.words).toContain('mine.yaml:2:1  weks: unknown setting, did you mean "weeks"?');
    expect(wrong.problems.map(({ line, column }) => [line, column])).toEqual([
      [2, 1],
      [3, 13],
    ]);
  });

  it.each([
    [
      'a: &a [x, x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]\nd: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]\ne: [*d, *d]',
      'aliases',
    ],
    ['extends: first-run\n__proto__: { x: 1 }\n', 'this name cannot be used'],
    ['extends: first-run\nconstructor: { prototype: 1 }\n', 'this name cannot be used'],
    [`${'['.repeat(5000)}`, 'nested too deeply'],
    ['extends: mine\n', 'cannot extend itself'],
  ])('ends hostile text in clear words: %.40j', async (text, words) => {
    const { session: one, request, of } = session();
    await one.run(request(text));
    expect(of('problems')[0].words).toContain(words);
  });

  it.each([
    ['extends: first-run\nweeks: 100000\nreplicates: 1000000\n', 'weeks in all'],
    [`# ${'x'.repeat(1_100_000)}`, 'characters long'],
  ])('does not begin what a page cannot hold: %.60j', async (text, words) => {
    const { session: one, request, of } = session();
    await one.run(request(text));
    expect(of('refused')[0].words).toContain(words);
  });

  it('runs fewer consumers than are asked for, and says so on every figure', async () => {
    const { session: one, request, of } = session();
    await one.run(request('extends: first-run\nconsumers: 3000000000\nreplicates: 1\nweeks: 20\n'));
    expect([of('problems'), of('refused')]).toEqual([[], []]);
    const used = of('fewer').at(-1)!.used;
    expect(used).toBeLessThanOrEqual(1_000_000);
    expect(of('fewer').at(-1)!.words).toContain('3,000,000,000');
    expect(of('drawn')[0].picture.svg).toContain(`${used.toLocaleString('en')} consumers`);
  });

  it('puts a formula without a value at its place in the text', async () => {
    const { session: one, request, of } = session();
    const text =
      'extends: first-run\nstrategies:\n  - { kind: schedule, platform: alipay, steps: [{ week: 2, set: cashback, to: "1 / (week - week)" }] }\n';
    await one.run(request(text));
    expect(of('problems')[0].words).toContain('mine.yaml:3');
  });
});
