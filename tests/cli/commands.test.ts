import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shippedScenarios } from '../../src/cli/shipped.ts';
import { ROOT } from '../source-files.ts';
import { emptyFolder, paymarket } from './console.ts';

describe('paymarket list', () => {
  it('gives every shipped scenario with its question', async () => {
    const { code, out } = await paymarket(emptyFolder(), ['list']);
    for (const { name } of shippedScenarios()) expect(out).toMatch(new RegExp(`^${name} .*\\?$`, 'm'));
    expect(code).toBe(0);
  });

  it('no two shipped scenarios share a name', () => {
    const names = shippedScenarios().map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(0);
  });
});

describe('paymarket check', () => {
  it('finds a shipped scenario by its name and by its path in any folder', async () => {
    const { code, out } = await paymarket(emptyFolder(), [
      'check',
      'first-run',
      'scenarios/seed/first-run.yaml',
    ]);
    expect(out.match(/^fine /gm)).toHaveLength(2);
    expect(code).toBe(0);
  });

  it('every shipped scenario is fine', async () => {
    const { code, err } = await paymarket(ROOT, ['check', ...shippedScenarios().map(({ path }) => path)]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('a file in the folder comes before a shipped scenario of the same name', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'first-run.yaml'), 'nothing: here\n');
    const { code, err } = await paymarket(folder, ['check', 'first-run']);
    expect(err).toContain('first-run.yaml:1:1  nothing: unknown setting');
    expect(code).toBe(2);
  });

  it('shows the problems of all files at once', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'a.yaml'), 'extends: first-run\nweks: 3\n');
    writeFileSync(join(folder, 'b.yaml'), 'extends: first-run\nseeed: 3\n');
    const { code, out, err } = await paymarket(folder, ['check', 'a.yaml', 'b.yaml', 'c.yaml']);
    expect(err).toContain('a.yaml:2:1  weks: unknown setting, did you mean "weeks"?');
    expect(err).toContain('b.yaml:2:1  seeed: unknown setting, did you mean "seed"?');
    expect(err).toContain('c.yaml: no such scenario');
    expect({ code, out }).toEqual({ code: 2, out: '' });
  });

  it('says first how many problems a file has, if it has more than one', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'a.yaml'), 'extends: first-run\nweks: 3\nseeed: 3\n');
    const errorOf = async (...more: string[]) => (await paymarket(folder, ['check', 'a.yaml', ...more])).err;
    expect(await errorOf()).toMatch(/^error {2}2 problems in a\.yaml\n\na\.yaml:2:1 {2}weks: /);
    expect(await errorOf('--set', 'weeks=x')).toMatch(/^error {2}3 problems\n\n/);
    writeFileSync(join(folder, 'a.yaml'), 'extends: first-run\nweks: 3\n');
    expect(await errorOf()).toMatch(/^error {2}a\.yaml:2:1 {2}weks: /);
  });

  it('a file may extend a shipped scenario by its name', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'mine.yaml'), 'extends: first-run\nname: Mine\nweeks: 9\n');
    const { out } = await paymarket(folder, ['check', 'mine']);
    expect(out).toContain('mine.yaml');
    expect(out).toContain(' 9 weeks');
  });

  it('changes settings with --set', async () => {
    const { out } = await paymarket(emptyFolder(), [
      'check',
      '--set',
      'weeks=7',
      'first-run',
      '--set',
      'consumers=99',
    ]);
    expect(out).toContain(' 99 consumers, 7 weeks');
  });
});

describe('paymarket new', () => {
  it('writes a scenario that is fine', async () => {
    const folder = emptyFolder();
    expect((await paymarket(folder, ['new', 'my-market'])).code).toBe(0);
    expect(readFileSync(join(folder, 'my-market.yaml'), 'utf8')).toContain('name: "My market"');
    expect((await paymarket(folder, ['check', 'my-market'])).out).toContain('fine  my-market.yaml');
  });

  it('says how to run it in the way it was called itself', async () => {
    const said = async (env: Record<string, string>) =>
      (await paymarket(emptyFolder(), ['new', 'mine'], env)).out.split('\n')[1];
    expect(await said({})).toBe('now   paymarket run mine.yaml');
    expect(await said({ npm_command: 'exec' })).toBe('now   npx paymarket run mine.yaml');
    expect(await said({ npm_command: 'run-script' })).toBe('now   paymarket run mine.yaml');
  });

  it('never writes over a file', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'mine.yaml'), 'precious');
    const { code, err } = await paymarket(folder, ['new', 'mine.yaml']);
    expect(err).toContain('mine.yaml: exists already');
    expect(code).toBe(2);
    expect(readFileSync(join(folder, 'mine.yaml'), 'utf8')).toBe('precious');
  });

  it('says that a folder is missing', async () => {
    const { code, err } = await paymarket(emptyFolder(), ['new', 'there/mine']);
    expect(err).toContain('there/mine.yaml: there is no such folder');
    expect(code).toBe(2);
  });
});

describe('paymarket explain, schema and diff', () => {
  it('explains a parameter with unit, range, default and source', async () => {
    const { out } = await paymarket(emptyFolder(), ['explain', 'platforms.alipay.cashback']);
    expect(out).toMatch(/^platforms\.<id>\.cashback$/m);
    for (const part of ['unit', 'range', 'default']) expect(out).toMatch(new RegExp(`^ +${part} `, 'm'));
  });

  it('prints the schema that is shipped', async () => {
    const { out } = await paymarket(emptyFolder(), ['schema']);
    expect(out).toBe(readFileSync(join(ROOT, 'scenario.schema.json'), 'utf8'));
  });

  it('tells what Wal-Mart West adds to its base', async () => {
    const { out } = await paymarket(emptyFolder(), ['diff', 'china-2018', 'walmart-west']);
    expect(out).toMatch(/^\+ Wal-Mart takes only WeChat Pay/m);
  });

  it('tells that a scenario is like itself', async () => {
    const { out } = await paymarket(emptyFolder(), ['diff', 'china-2018', 'china-2018']);
    expect(out).toBe('No difference in what happens.\n');
  });
});

describe('colours', () => {
  it('are left out without a terminal and with NO_COLOR, and come with FORCE_COLOR', async () => {
    const colour = '\u001b[';
    expect((await paymarket(emptyFolder(), ['list'])).out).not.toContain(colour);
    expect((await paymarket(emptyFolder(), ['list'], { FORCE_COLOR: '1' })).out).toContain(colour);
    expect((await paymarket(emptyFolder(), ['list'], { FORCE_COLOR: '1', NO_COLOR: '1' })).out).not.toContain(
      escape,
    );
  });
});
