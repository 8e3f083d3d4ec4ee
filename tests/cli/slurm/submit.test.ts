import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { environmentWithStandIns } from '../../stand-ins/program.ts';
import { type Answer, emptyFolder, paymarket } from '../console.ts';
import { SMALL_SWEEP, studyIn } from '../experiment/study-file.ts';

/** 12 runs that are said to take a minute each. */
const RUNS = 12;
const KNOWN = ['--seconds-per-run', '60'];

let cwd: string;
/** A cluster of stand-ins whose arrays have 12 tasks at most. */
let cluster: Record<string, string>;

beforeEach(() => {
  cwd = emptyFolder();
  cluster = environmentWithStandIns(cwd);
  studyIn(cwd);
});

const submit = (...words: readonly string[]): Promise<Answer> =>
  paymarket(cwd, ['submit', 'small.yaml', '--slurm', ...words], cluster);

/** The script that would submit. */
async function printed(...words: readonly string[]): Promise<string> {
  const known = words.includes('--seconds-per-run') ? [] : KNOWN;
  const { code, out, err } = await submit('--print', '--quiet', ...known, ...words);
  expect([code, err]).toEqual([0, '']);
  return out;
}

const optionIn = (script: string, name: string): string | undefined =>
  new RegExp(`^#SBATCH --${name}=(.*)$`, 'm').exec(script)?.[1];

/** Makes a part of the study here, in the folder that `submit` fills. */
const make = (shard: string): Promise<Answer> =>
  paymarket(cwd, ['sweep', 'small.yaml', '--shard', shard, '--quiet', '--threads', '1']);

describe('a printed submission', () => {
  it('is the same text each time, and touches nothing', async () => {
    const before = readdirSync(cwd);
    expect(await printed('--tasks', '4')).toBe(await printed('--tasks', '4'));
    expect(readdirSync(cwd)).toEqual(before);
  });

  it('packs runs into tasks of ten minutes, or of as many as asked for', async () => {
    const arrays = [[], ['--task-minutes', '2'], ['--task-minutes', '2', '--threads', '2'], ['--tasks', '5']];
    const lists = await Promise.all(arrays.map(async (words) => optionIn(await printed(...words), 'array')));
    expect(lists).toEqual(['1-2', '1-6', '1-3', '1-5']);
  });

  it('has no more tasks than the cluster takes, or than is said, and none without a run', async () => {
    const many = ['--replicates', '100', '--task-minutes', '1'];
    expect(optionIn(await printed(...many), 'array')).toBe('1-12');
    expect(optionIn(await printed(...many, '--max-array', '7'), 'array')).toBe('1-7');
    expect(optionIn(await printed('--max-array', '500', '--tasks', '400'), 'array')).toBe(`1-${RUNS}`);
  });

  it('asks for what tasks need: cores, memory by consumers, four times the time expected', async () => {
    const script = await printed('--threads', '4', '--set', 'consumers=1e7');
    expect(optionIn(script, 'cpus-per-task')).toBe('4');
    expect(Number(/^(\d+)M$/.exec(optionIn(script, 'mem')!)![1])).toBeGreaterThan((4 * 16e7) / 2 ** 20);
    expect(optionIn(await printed(), 'time')).toBe('00:24:00');
    expect(optionIn(await printed('--seconds-per-run', '3e4', '--tasks', '2'), 'time')).toBe('8-08:00:00');
    const asked = await printed(
      '--mem',
      '3G',
      '--time',
      '90',
      '--account',
      'econ 1',
      '--qos',
      'low',
      '--at-once',
      '3',
    );
    expect(['mem', 'time', 'account', 'qos', 'array'].map((name) => optionIn(asked, name))).toEqual([
      '3G',
      '90',
      '"econ 1"',
      'low',
      '1-2%3',
    ]);
  });

  it('judges memory by the largest market of the study', async () => {
    const factor = (values: string) =>
      writeFileSync(
        join(cwd, 'small.yaml'),
        SMALL_SWEEP.replace(/ {2}- \{ parameter: habit.*/, `  - ${values}`),
      );
    const memories: (string | undefined)[] = [];
    for (const values of [
      '{ parameter: consumers, values: [100, 5e7] }',
      '{ parameter: consumers, from: 100, to: 5e7, steps: 3 }',
      '{ name: Size, levels: [{ name: small }, { name: large, set: { consumers: 5e7 } }] }',
    ]) {
      factor(values);
      memories.push(optionIn(await printed(), 'mem'));
    }
    expect(memories).toEqual(['1280M', '1280M', '1280M']);
  });

  it('hands on what changes the runs, to the tasks and to whoever submits again', async () => {
    const script = await printed(
      '--set',
      'habit.strength=1',
      '--replicates',
      '3',
      '--max-runs',
      '50',
      '--no-charts',
    );
    const changes = '--set habit.strength=1 --replicates 3 --max-runs 50 --out out/sweep/small';
    expect(script).toContain(
      `\npaymarket sweep small.yaml ${changes} --threads 1 --shard "$SLURM_ARRAY_TASK_ID/2"\n`,
    );
    expect(script).toContain(`submit small.yaml --slurm ${changes}'`);
    expect(script).toContain('\npaymarket merge out/sweep/small --no-charts && exit\n');
  });

  it('calls the program as it is called here, or as it is said', async () => {
    const { out } = await paymarket(cwd, ['submit', 'small.yaml', '--slurm', '--print', ...KNOWN], {
      ...cluster,
      npm_command: 'exec',
    });
    expect(out).toContain('\nnpx paymarket sweep ');
    const script = await printed(
      '--program',
      'apptainer run p.sif',
      '--setup',
      'module load a',
      '--setup',
      'module load b',
    );
    expect(script).toContain('\n\nmodule load a\nmodule load b\napptainer run p.sif sweep ');
  });

  it('passes other options on to sbatch, with or without dashes', async () => {
    const script = await printed('--sbatch', 'constraint=avx2', '--sbatch=--exclusive', '--sbatch=-x node7');
    expect(script.match(/^#SBATCH (--constraint=avx2|--exclusive|-x node7)$/gm)).toHaveLength(6);
  });

  it('takes a sensitivity analysis as well', async () => {
    const study = SMALL_SWEEP.replace('study: sweep', 'study: sensitivity').replace(
      /factors:[\s\S]*replicates: 2/,
      'factors:\n  - { parameter: habit.strength, from: 0, to: 2 }\n  - { parameter: habit.decay, from: 0.1, to: 0.4 }',
    );
    writeFileSync(join(cwd, 'small.yaml'), study);
    expect(await printed()).toContain('\npaymarket sensitivity small.yaml --out out/sensitivity/small ');
  });

  it('times some runs where nobody says what they take', async () => {
    const { code, out, err } = await submit('--print');
    expect([code, err]).toEqual([
      0,
      expect.stringMatching(
        /^12 runs of [\d.e-]+ s each, as timed here: 1 task of up to 12 runs, about [\d.]+ s\n$/,
      ),
    ]);
    expect(out).toContain('#SBATCH --array=1\n');
  });
});

describe('a submission', () => {
  it('makes an array and a job that collects, and leaves the folder as one process does', async () => {
    const script = await printed('--tasks', '3');
    const { code, out } = await submit('--tasks', '3', ...KNOWN, '--quiet', '--json');
    expect([code, JSON.parse(out)]).toEqual([
      0,
      { folder: 'out/sweep/small', runs: RUNS, tasks: 3, array: '100', collect: '101' },
    ]);
    const logs = join(cwd, 'out/sweep/small/logs');
    expect(readFileSync(join(logs, 'submit.sh'), 'utf8')).toBe(script);
    expect(readFileSync(join(logs, 'submitted'), 'utf8')).toBe('array 100\ncollect 101\n');
    expect(readFileSync(join(cwd, 'jobs/101'), 'utf8')).toContain('--dependency=afterany:100');
    await paymarket(cwd, ['sweep', 'small.yaml', '--out', 'whole', '--quiet', '--no-charts']);
    const runs = (folder: string) => readFileSync(join(cwd, folder, 'runs.csv'), 'utf8');
    expect(runs('out/sweep/small')).toBe(runs('whole'));
  });

  it('made again makes only parts in which runs are missing, however they were cut before', async () => {
    await make('1/4');
    await make('3/4');
    expect(optionIn(await printed('--tasks', '4'), 'array')).toBe('2,4');
    expect(optionIn(await printed('--tasks', '6'), 'array')).toBe('2-3,5-6');
    const { err } = await submit('--tasks', '4', ...KNOWN, '--print');
    expect(err).toBe(
      '12 runs of 60 s each: 4 tasks of up to 3 runs, about 3 min 0 s; 2 of them have runs to make\n',
    );
    expect(optionIn(await printed('--tasks', '4', '--restart'), 'array')).toBe('1-4');
  });

  it('of what is made already says what to do, and submits nothing', async () => {
    await make('1/1');
    expect(await submit()).toEqual({
      code: 0,
      out: 'all 12 runs are made; `paymarket merge out/sweep/small` writes the results\n',
      err: '',
    });
    await paymarket(cwd, ['merge', 'out/sweep/small', '--quiet', '--no-charts']);
    expect((await submit()).out).toBe('all 12 runs are made; the results are in out/sweep/small\n');
    expect(readdirSync(join(cwd, 'jobs'))).toEqual([]);
  });

  it('is refused while its jobs are under way', async () => {
    const first = await submit('--tasks', '2', ...KNOWN, '--quiet');
    expect(first.code).toBe(0);
    rmSync(join(cwd, 'out/sweep/small/shards'), { recursive: true });
    writeFileSync(join(cwd, 'bin/squeue'), '#!/bin/sh\necho "207 100\n208 100\n300 300"\n');
    const { code, err } = await submit('--tasks', '2', ...KNOWN, '--quiet');
    expect([code, err]).toEqual([
      2,
      'error  out/sweep/small: jobs submitted before are still under way; wait for them, or end them with `scancel 100`\n',
    ]);
  });

  it('tells what sbatch says, and what is to be done about an array that was taken', async () => {
    const refusing = (lines: string) =>
      writeFileSync(join(cwd, 'bin/sbatch'), `#!/bin/sh\n[ "$1" = --version ] && exit\n${lines}\n`);
    refusing('echo "sbatch: error: invalid partition" >&2; exit 1');
    expect(await submit(...KNOWN, '--quiet')).toEqual({
      code: 2,
      out: '',
      err: 'error  sbatch refuses: sbatch: error: invalid partition\n',
    });
    refusing('case "$*" in *dependency*) echo "no more jobs" >&2; exit 1;; esac\necho 42');
    expect((await submit(...KNOWN, '--quiet')).err).toBe(
      'error  sbatch refuses: no more jobs\nthe array 42 was taken: end it with `scancel 42`, or merge by hand when it has ended\n',
    );
    expect(readFileSync(join(cwd, 'out/sweep/small/logs/submitted'), 'utf8')).toBe('array 42\n');
  });

  it('is refused where there is no sbatch, or no program for the nodes', async () => {
    const bin = join(cwd, 'bin');
    for (const name of ['sh', 'id', 'mkdir', 'cat'])
      execFileSync('ln', ['-s', execFileSync('which', [name], { encoding: 'utf8' }).trim(), join(bin, name)]);
    const only = { ...cluster, PATH: bin };
    rmSync(join(bin, 'paymarket'));
    const without = await paymarket(cwd, ['submit', 'small.yaml', '--slurm', ...KNOWN, '--quiet'], only);
    expect([without.code, without.err]).toEqual([
      2,
      expect.stringContaining(
        'no paymarket in PATH, where the jobs would look for it; say how nodes call the program with --program',
      ),
    ]);
    rmSync(join(bin, 'sbatch'));
    const { code, err } = await paymarket(cwd, ['submit', 'small.yaml', '--slurm'], only);
    expect([code, err]).toEqual([
      2,
      expect.stringContaining('no sbatch here; submit where the commands of Slurm are'),
    ]);
    expect(existsSync(join(cwd, 'out'))).toBe(false);
  });
});

describe('a submission that cannot be meant', () => {
  it.each<[string[], string]>([
    [['--tasks', '13'], '--tasks 13: an array may have 12 tasks here; ask for 12 or fewer'],
    [['--tasks', 'many'], '--tasks: expected a whole number of at least 1, found "many"'],
    [['--task-minutes', '0'], '--task-minutes: expected a number above 0, found "0"'],
    [['--mem', 'much'], '--mem: expected a size such as 512M or 4G, found "much"'],
    [
      ['--time', 'long', '--mem', '0'],
      '--time: expected minutes, hours:minutes:seconds or days-hours:minutes:seconds, found "long"',
    ],
    [['--setup', 'a\nb'], '--setup: expected one line of text'],
    [
      ['--sbatch', 'array=1-3'],
      '--sbatch "array=1-3": not to be set from outside; say how many tasks with --tasks',
    ],
    [['--sbatch=--depend=afterok:1'], 'the collecting job waits for the array already'],
    [['--sbatch=-a 1-3'], 'say how many tasks with --tasks'],
    [
      ['--out', 'a\\b'],
      'Slurm cannot write logs to a path with a backslash or a line break; choose another --out',
    ],
    [['--max-runs', '5'], 'the design has 12 runs'],
  ])('%o is a mistake', async (words, message) => {
    const { code, err } = await submit('--print', ...KNOWN, ...words);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });

  it('tells two mistakes at once', async () => {
    const { err } = await submit('--print', ...KNOWN, '--mem', 'x', '--time', 'y');
    expect(err).toMatch(/--mem: expected[\s\S]*--time: expected/);
  });

  it('is one without the kind of cluster, of a comparison, and into a folder of something else', async () => {
    expect((await paymarket(cwd, ['submit', 'small.yaml'])).err).toContain(
      'expected --slurm, the one kind of cluster',
    );
    const compare =
      'study: compare\nname: Two\narms:\n  - { scenario: first-run }\n  - { scenario: walmart-west }\n';
    studyIn(cwd, compare, 'two.yaml');
    const comparison = await paymarket(cwd, ['submit', 'two.yaml', '--slurm', '--print'], cluster);
    expect(comparison.err).toContain('is not split; run it with `paymarket compare');
    writeFileSync(join(cwd, 'out'), 'mine');
    expect((await submit('--out', 'out', ...KNOWN)).err).toContain('out: is a file');
  });

  it('is one into the folder of another study', async () => {
    await make('1/2');
    writeFileSync(join(cwd, 'small.yaml'), SMALL_SWEEP.replace('consumers: 200', 'consumers: 300'));
    expect((await submit(...KNOWN)).err).toContain('holds runs of another study');
    expect(optionIn(await printed('--restart', '--tasks', '2'), 'array')).toBe('1-2');
  });
});
