import {
  appendFileSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, paymarket } from '../console.ts';
import { SMALL_SWEEP, studyIn } from './study-file.ts';

const RUNS = 12;
const PLAIN = ['--no-charts', '--quiet', '--threads', '1'];

/** Everything in the folder of an experiment that must not depend on how its runs were made. */
function bytesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder).filter((name) => name !== 'manifest.json' && name !== 'experiment.json');
  const files = names.filter((name) => /\.(csv|parquet|html|yaml|json)$/.test(name));
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name), 'latin1')]));
}

const manifestOf = (folder: string) => JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));

/** Runs a sweep in one go and returns what it left. */
async function inOneGo(cwd: string, study: string): Promise<Record<string, string>> {
  const { code, err } = await paymarket(cwd, ['sweep', study, '--out', 'whole', ...PLAIN]);
  expect([code, err]).toEqual([0, '']);
  return bytesOf(join(cwd, 'whole'));
}

const journalsIn = (folder: string): string[] =>
  readdirSync(join(folder, 'shards')).map((name) => join(folder, 'shards', name));

describe('a sweep', () => {
  it('leaves one row for each run and outcome, in the order of its design', async () => {
    const cwd = emptyFolder();
    const files = await inOneGo(cwd, studyIn(cwd));
    const rows = files['runs.csv'].trimEnd().split('\n');
    expect(rows[0]).toBe('run,condition,replicate,habit.strength,interventions[0].bonus,outcome,value');
    expect(rows).toHaveLength(1 + RUNS * 2);
    expect(rows[1]).toMatch(/^000000-000,0,0,0,0.01,"payment_share of alipay, last",0\.\d+$/);
    expect(rows.at(-1)).toMatch(/^000005-001,5,1,2,0.02,"welfare, last less before",-?\d/);
  });

  it.each([2, 3, 5, 20])(
    'made in %i shards, in any order and one of them twice, leaves the same bytes',
    async (shards) => {
      const cwd = emptyFolder();
      const study = studyIn(cwd);
      const whole = await inOneGo(cwd, study);
      const order = Array.from({ length: shards }, (_, i) => shards - i);
      for (const shard of [...order, 1])
        expect(
          (
            await paymarket(cwd, [
              'sweep',
              study,
              '--out',
              'parts',
              '--shard',
              `${shard}/${shards}`,
              ...PLAIN,
            ])
          ).code,
        ).toBe(0);
      expect((await paymarket(cwd, ['merge', 'parts', '--no-charts', '--quiet'])).code).toBe(0);
      expect(bytesOf(join(cwd, 'parts'))).toEqual(whole);
    },
  );

  it('may be begun by several processes at the same moment, before one has said what it is', async () => {
    const cwd = emptyFolder();
    const study = studyIn(cwd);
    mkdirSync(join(cwd, 'parts', 'shards'), { recursive: true });
    mkdirSync(join(cwd, 'parts', 'logs'));
    writeFileSync(join(cwd, 'parts', '.experiment.json.elsewhere-1'), '{');
    const shard = ['sweep', study, '--out', 'parts', ...PLAIN, '--shard', '1/3'];
    expect((await paymarket(cwd, shard)).code).toBe(0);
    mkdirSync(join(cwd, 'mine'));
    writeFileSync(join(cwd, 'mine', 'thesis.txt'), 'mine');
    expect((await paymarket(cwd, shard.with(3, 'mine'))).err).toMatch(/holds files that are no results/);
  });

  it('begun anew is the new study, also where it has as many runs as the old one', async () => {
    const cwd = emptyFolder();
    const out = ['--out', 'out', ...PLAIN];
    await paymarket(cwd, ['sweep', studyIn(cwd), ...out]);
    const other = studyIn(cwd, SMALL_SWEEP.replace('consumers: 200', 'consumers: 300'), 'other.yaml');
    expect((await paymarket(cwd, ['sweep', other, ...out, '--restart'])).code).toBe(0);
    expect((await paymarket(cwd, ['sweep', other, ...out, '--resume'])).code).toBe(0);
  });

  it('made on two threads leaves the same bytes', async () => {
    const cwd = emptyFolder();
    const study = studyIn(
      cwd,
      SMALL_SWEEP.replace('replicates: 2', 'replicates: 40').replace('consumers: 200', 'consumers: 3000'),
    );
    const [one, two] = ['1', '2'].map((threads) => [
      'sweep',
      study,
      '--out',
      `on-${threads}`,
      '--no-charts',
      '--quiet',
      '--threads',
      threads,
    ]);
    expect((await paymarket(cwd, one)).code).toBe(0);
    expect((await paymarket(cwd, two)).code).toBe(0);
    expect(bytesOf(join(cwd, 'on-2'))).toEqual(bytesOf(join(cwd, 'on-1')));
  });

  it('resumed after its journal was cut off anywhere leaves the same bytes', async () => {
    const cwd = emptyFolder();
    const study = studyIn(cwd);
    const whole = await inOneGo(cwd, study);
    const [journal] = journalsIn(join(cwd, 'whole'));
    const { length } = readFileSync(journal);
    for (const share of [0, 0.01, 0.2, 0.55, 0.9, 0.999]) {
      const out = `cut-${share}`;
      mkdirSync(join(cwd, out, 'shards'), { recursive: true });
      copyFileSync(join(cwd, 'whole', 'experiment.json'), join(cwd, out, 'experiment.json'));
      const cut = join(cwd, out, 'shards', 'all.elsewhere-1.jsonl');
      copyFileSync(journal, cut);
      truncateSync(cut, Math.floor(length * share));
      expect((await paymarket(cwd, ['sweep', study, '--out', out, '--resume', ...PLAIN])).code).toBe(0);
      expect(bytesOf(join(cwd, out))).toEqual(whole);
    }
  });

  it('that is whole is collected again by --resume without a single run', async () => {
    const cwd = emptyFolder();
    const study = studyIn(cwd);
    await inOneGo(cwd, study);
    await paymarket(cwd, ['sweep', study, '--out', 'whole', '--resume', ...PLAIN]);
    expect(journalsIn(join(cwd, 'whole'))).toHaveLength(1);
  });

  it('goes on where one condition is no valid market: the failure is listed, the rest is told', async () => {
    const cwd = emptyFolder();
    const together = `factors:
  - { parameter: 'interventions[0].week', values: [3, 9] }
  - { parameter: 'interventions[0].until', values: [6, 12] }
`;
    const study = studyIn(cwd, SMALL_SWEEP.replace(/factors:[\s\S]*(?=replicates)/, together));
    const { code, err } = await paymarket(cwd, ['sweep', study, '--out', 'out', ...PLAIN]);
    expect([code, err]).toEqual([0, '2 of 8 runs failed; out/failures.csv says why\n']);
    const files = bytesOf(join(cwd, 'out'));
    expect(files['failures.csv'].split('\n')[1]).toMatch(/^000002-000,2,0,9,6,/);
    expect(files['runs.csv']).toContain('000002-000,2,0,9,6,"payment_share of alipay, last",\n');
    expect(manifestOf(join(cwd, 'out')).failed).toBe(2);
  });
});

describe('a folder of an experiment', () => {
  it('that is unfinished is neither overwritten nor lost: it is resumed or begun anew when asked', async () => {
    const cwd = emptyFolder();
    const study = studyIn(cwd);
    await paymarket(cwd, ['sweep', study, '--out', 'out', '--shard', '1/2', ...PLAIN]);
    const refused = await paymarket(cwd, ['sweep', study, '--out', 'out', ...PLAIN]);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain(
      'holds an unfinished experiment, “Small sweep” of 12 runs; --resume goes on with it, --restart begins anew',
    );
    expect((await paymarket(cwd, ['sweep', study, '--out', 'out', '--restart', ...PLAIN])).code).toBe(0);
  });

  it('says which runs are missing, and is complete once they are made', async () => {
    const cwd = emptyFolder();
    const study = studyIn(cwd);
    for (const shard of ['1/4', '3/4'])
      await paymarket(cwd, ['sweep', study, '--out', 'out', '--shard', shard, ...PLAIN]);
    const merged = await paymarket(cwd, ['merge', 'out']);
    expect(merged.code).toBe(2);
    expect(merged.err).toContain('6 of 12 runs are missing (3 to 5, 9 to 11)');
    expect((await paymarket(cwd, ['status', 'out'])).out).toContain('6 of 12 runs made, 50 %');
    await paymarket(cwd, ['sweep', study, '--out', 'out', '--resume', ...PLAIN]);
    const status = JSON.parse((await paymarket(cwd, ['status', 'out', '--json'])).out);
    expect(status).toMatchObject({ runs: 12, made: 12, failed: 0, complete: true, atWork: 0 });
  });

  it('takes no runs of a changed study, and shows what was changed', async () => {
    const cwd = emptyFolder();
    const study = studyIn(cwd);
    await paymarket(cwd, ['sweep', study, '--out', 'out', '--shard', '1/2', ...PLAIN]);
    studyIn(cwd, SMALL_SWEEP.replace('weeks: 14', 'weeks: 15'));
    const { code, err } = await paymarket(cwd, ['sweep', study, '--out', 'out', '--resume', ...PLAIN]);
    expect(code).toBe(2);
    expect(err).toContain('holds runs of another study');
    expect(err).toContain('  - set: { consumers: 200, weeks: 14 }\n  + set: { consumers: 200, weeks: 15 }');
  });

  it('takes no runs of the same study with other options', async () => {
    const cwd = emptyFolder();
    const study = studyIn(cwd);
    await paymarket(cwd, ['sweep', study, '--out', 'out', '--shard', '1/2', ...PLAIN]);
    const { err } = await paymarket(cwd, [
      'sweep',
      study,
      '--out',
      'out',
      '--resume',
      '--replicates',
      '3',
      ...PLAIN,
    ]);
    expect(err).toContain('options\n  + --replicates 3');
  });

  it('does not mix shards of different versions', async () => {
    const cwd = emptyFolder();
    const study = studyIn(cwd);
    await paymarket(cwd, ['sweep', study, '--out', 'out', '--shard', '1/2', ...PLAIN]);
    const [journal] = journalsIn(join(cwd, 'out'));
    writeFileSync(journal, readFileSync(journal, 'utf8').replace(/"version":"[^"]*"/, '"version":"0.0.9"'));
    const { code, err } = await paymarket(cwd, ['merge', 'out']);
    expect(code).toBe(2);
    expect(err).toMatch(
      /1-of-2\..*: made by version 0\.0\.9, this is .*shards of different versions cannot be merged/,
    );
  });

  it('does not take two results of one run', async () => {
    const cwd = emptyFolder();
    const study = studyIn(cwd);
    await inOneGo(cwd, study);
    const [journal] = journalsIn(join(cwd, 'whole'));
    const [head, first] = readFileSync(journal, 'utf8').split('\n');
    const twin = join(cwd, 'whole', 'shards', 'twin.jsonl');
    writeFileSync(twin, `${head}\n`);
    appendFileSync(twin, `${first.replace(/"values":\[\d/, '"values":[7')}\n`);
    const { code, err } = await paymarket(cwd, ['merge', 'whole']);
    expect([code, err]).toEqual([2, expect.stringContaining('run 0 was made twice with different results')]);
  });

  it('that is none is not taken for one', async () => {
    const cwd = emptyFolder();
    mkdirSync(join(cwd, 'mine'));
    expect((await paymarket(cwd, ['status', 'mine'])).err).toContain('is no folder of an experiment');
    expect((await paymarket(cwd, ['merge', 'nowhere'])).err).toContain('no such folder');
    writeFileSync(join(cwd, 'mine', 'thesis.txt'), '');
    const { code, err } = await paymarket(cwd, ['sweep', studyIn(cwd), '--out', 'mine', ...PLAIN]);
    expect([code, err]).toEqual([2, expect.stringContaining('holds files that are no results of paymarket')]);
  });
});

describe('results of a single run', () => {
  it('are not replaced by an experiment', async () => {
    const cwd = emptyFolder();
    await paymarket(cwd, [
      'run',
      'first-run',
      '--weeks',
      '2',
      '--consumers',
      '50',
      '--out',
      'out',
      '--no-charts',
      '--quiet',
    ]);
    const { code, err } = await paymarket(cwd, ['sweep', studyIn(cwd), '--out', 'out', ...PLAIN]);
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('out: holds results of another kind; choose another folder'),
    ]);
  });
});

describe('a design', () => {
  it('larger than --max-runs is refused with its size before anything is made', async () => {
    const cwd = emptyFolder();
    const { code, err } = await paymarket(cwd, ['sweep', studyIn(cwd), '--max-runs', '10', ...PLAIN]);
    expect(code).toBe(2);
    expect(err).toContain(
      'the design has 12 runs (6 conditions of 2 replicates), more than --max-runs 10; allow them with --max-runs 12',
    );
    expect(readdirSync(cwd)).toEqual(['small.yaml']);
  });

  it('of another kind than the command is sent to its own', async () => {
    const cwd = emptyFolder();
    const compare =
      'study: compare\nname: Two\narms:\n  - scenario: first-run\n  - { scenario: first-run, name: Other }\n';
    const { err } = await paymarket(cwd, ['sweep', studyIn(cwd, compare), ...PLAIN]);
    expect(err).toContain('is a study of the kind “compare”; run it with `paymarket compare small.yaml`');
  });
});
