import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SMALL_SWEEP } from '../cli/experiment/study-file.ts';
import { pathWithProgram } from '../stand-ins/program.ts';
import { Cluster, until } from './cluster.ts';
import { killNow } from './processes.ts';
import { ARRAY_SIZE, type NodeName } from './slurm-conf.ts';

/** Half a minute of runs and more. */
const LONG_SWEEP = SMALL_SWEEP.replace('replicates: 2', 'replicates: 100');
const LONG_RUNS = 600;
/** Parts of it: two for each node. */
const SHARDS = 4;
const KNOWN = ['--seconds-per-run', '0.1', '--no-charts'];

let cluster: Cluster;
let cwd: string;

beforeEach(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'paymarket-submit-'));
  cluster = await Cluster.start();
  cluster.env.PATH = pathWithProgram(cwd);
  delete cluster.env.npm_command; // else the program is told that it was called through npx
  writeFileSync(join(cwd, 'small.yaml'), SMALL_SWEEP);
  writeFileSync(join(cwd, 'long.yaml'), LONG_SWEEP);
});
afterEach(async () => {
  await cluster.stop();
  rmSync(cwd, { recursive: true, force: true });
});

interface Answer {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the program as a user on the login node would. */
function paymarket(...words: readonly string[]): Answer {
  const { status, stdout, stderr } = spawnSync('paymarket', words, {
    cwd,
    env: cluster.env,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

interface Jobs {
  readonly array: string;
  readonly collect: string;
}

function submit(...words: readonly string[]): Jobs {
  const { code, out, err } = paymarket('submit', ...words, '--slurm', ...KNOWN, '--json', '--quiet');
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out);
}

/** Waits until nothing is queued or at work; a lost node's task waits for two minutes before it is run again. */
const allEnded = (): Promise<void> =>
  until('all jobs to end', () => cluster.run('squeue', '--noheader') === '', 900);

const read = (...path: readonly string[]): string => readFileSync(join(cwd, ...path), 'utf8');

const logOf = (folder: string, { collect }: Jobs): string => read(folder, 'logs', `collect-${collect}.log`);

/** Journals of a part, one for each process that worked on it. */
function journalsOf(folder: string, part: number): string[] {
  const shards = join(cwd, folder, 'shards');
  const names = existsSync(shards) ? readdirSync(shards) : [];
  return names.filter((name) => name.startsWith(`${part}-of-`)).map((name) => join(shards, name));
}

const linesOf = (folder: string, part: number): number =>
  journalsOf(folder, part).reduce((sum, path) => sum + readFileSync(path, 'utf8').split('\n').length - 1, 0);

/** A part that is made, and the process that makes it. */
interface Work {
  readonly part: number;
  readonly pid: number;
}

/** The part that is at work on a node, and the process that makes it. */
function workOn(node: NodeName): Work | undefined {
  const process = cluster
    .ours()
    .find(
      ({ command, environment }) =>
        command.includes('--shard') &&
        command[0].endsWith('node') &&
        environment.includes(`SLURMD_NODENAME=${node}`),
    );
  return (
    process && {
      part: Number(process.command[process.command.indexOf('--shard') + 1].split('/')[0]),
      pid: process.pid,
    }
  );
}

/** Waits until both nodes are at work and have made some runs. */
async function underWay(folder: string): Promise<Record<NodeName, Work>> {
  let [n1, n2]: (Work | undefined)[] = [];
  const hasMade = (work: Work | undefined): boolean => work !== undefined && linesOf(folder, work.part) > 5;
  await until('both nodes to have made some runs', () => {
    [n1, n2] = [workOn('n1'), workOn('n2')];
    return hasMade(n1) && hasMade(n2);
  });
  return { n1: n1!, n2: n2! };
}

/** All results but the manifest, which knows when and where they were made. */
function resultsIn(folder: string): Record<string, string> {
  const names = readdirSync(join(cwd, folder), { recursive: true, encoding: 'utf8' });
  const results = names.filter(
    (name) =>
      /\.(csv|parquet|json|jsonl|html|yaml|svg|png)$/.test(name) &&
      !/^(manifest|experiment)\.json$|^(shards|logs)\//.test(name),
  );
  return Object.fromEntries(results.map((name) => [name, readFileSync(join(cwd, folder, name), 'latin1')]));
}

/** The same study in one go, in one process. */
function inOneGo(study: string): Record<string, string> {
  const { code, err } = paymarket(
    'sweep',
    study,
    '--out',
    'whole',
    '--threads',
    '1',
    '--no-charts',
    '--quiet',
  );
  expect([code, err]).toEqual([0, '']);
  return resultsIn('whole');
}

describe('a study on a cluster', () => {
  it('that loses a node, and a part that is killed, is finished by submitting again, to the bytes of one process', async () => {
    const words = ['long.yaml', '--tasks', `${SHARDS}`, '--out', 'out'];
    const printed = paymarket('submit', ...words, '--slurm', ...KNOWN, '--print').out;
    const jobs = submit(...words);
    const { n1, n2 } = await underWay('out');
    cluster.lose('n1');
    killNow(n2.pid);
    await until('the node to be given up', () => cluster.states().n1.startsWith('down'));
    await cluster.startNode('n1');
    await allEnded();

    // What was lost with the node was made by its task, which ran again; what was killed is missing, and is told.
    expect(read('out', 'logs', `${jobs.array}_${n1.part}.log`)).toContain('the part is made');
    expect(linesOf('out', n1.part)).toBeGreaterThanOrEqual(LONG_RUNS / SHARDS);
    expect(logOf('out', jobs)).toMatch(/error {2}out: \d+ of 600 runs are missing/);
    expect(logOf('out', jobs)).toContain(
      'to make what is missing: paymarket submit long.yaml --slurm --out out',
    );
    expect(existsSync(join(cwd, 'out', 'manifest.json'))).toBe(false);
    expect(read('out', 'logs', 'submit.sh')).toBe(printed);

    const again = submit(...words);
    expect(read('out', 'logs', 'submit.sh')).toContain(`#SBATCH --array=${n2.part}\n`);
    await allEnded();
    expect(logOf('out', again)).not.toContain('error');
    expect(resultsIn('out')).toEqual(inOneGo('long.yaml'));
    expect(paymarket('submit', ...words, '--slurm', ...KNOWN).out).toBe(
      'all 600 runs are made; the results are in out\n',
    );
  });

  it('that makes a part twice at the same time, since a node was only thought to be lost, has the same bytes', async () => {
    writeFileSync(join(cwd, 'longer.yaml'), LONG_SWEEP.replace('replicates: 100', 'replicates: 250'));
    const { array } = submit('longer.yaml', '--tasks', '1', '--out', 'out');
    await until('a node to have made some runs', () => linesOf('out', 1) > 5);
    const [cut, other] = workOn('n1') === undefined ? (['n2', 'n1'] as const) : (['n1', 'n2'] as const);
    // A node so slow that it seems to be lost: it must not be done before it is given up, however fast the machine is.
    const { pid } = workOn(cut)!;
    process.kill(pid, 'SIGSTOP');
    cluster.cutOff(cut);
    await until('the node to be given up', () => cluster.states()[cut].startsWith('down'));
    cluster.run('scontrol', 'update', `JobId=${array}_1`, 'StartTime=now'); // else it waits for two minutes
    await until('the part to be made twice at once', () => journalsOf('out', 1).length === 2);
    process.kill(pid, 'SIGCONT');
    expect([workOn(cut)?.part, workOn(other)?.part]).toEqual([1, 1]);
    await allEnded();
    expect(linesOf('out', 1)).toBeGreaterThan(2 + LONG_RUNS * 2.5);
    expect(resultsIn('out')).toEqual(inOneGo('longer.yaml'));
  });

  it('is submitted as it is printed', async () => {
    const words = ['small.yaml', '--tasks', '3', '--at-once', '1', '--out', 'out'];
    const { out: printed } = paymarket('submit', ...words, '--slurm', ...KNOWN, '--print');
    const jobs = submit(...words);
    const [, tasks, collect] =
      /<<'END_OF_TASKS'\n([\s\S]*)END_OF_TASKS[\s\S]*<<'END_OF_COLLECT'\n([\s\S]*)END_OF_COLLECT/.exec(
        printed,
      )!;
    const taken = (job: string) =>
      execFileSync('scontrol', ['write', 'batch_script', job, '-'], { env: cluster.env, encoding: 'utf8' });
    expect(taken(jobs.array)).toBe(tasks);
    expect(taken(jobs.collect)).toBe(collect);
    expect(cluster.run('scontrol', 'show', 'job', jobs.array)).toMatch(/ArrayTaskThrottle=1[\s\S]*Requeue=1/);
    await allEnded();
  });

  it('printed as a script submits by itself', async () => {
    const { out } = paymarket(
      'submit',
      'small.yaml',
      '--tasks',
      '3',
      '--slurm',
      ...KNOWN,
      '--print',
      '--out',
      'out',
    );
    const said = execFileSync('sh', { cwd, env: cluster.env, input: out, encoding: 'utf8' });
    expect(said).toMatch(/^array \d+\ncollect \d+\n$/);
    await allEnded();
    expect(resultsIn('out')).toEqual(inOneGo('small.yaml'));
  });

  it('is not submitted twice while it is under way', async () => {
    const { array, collect } = submit('long.yaml', '--tasks', '2', '--out', 'out');
    const { code, err } = paymarket('submit', 'long.yaml', '--out', 'out', '--slurm', ...KNOWN, '--quiet');
    expect([code, err]).toEqual([
      2,
      `error  out: jobs submitted before are still under way; wait for them, or end them with \`scancel ${array} ${collect}\`\n`,
    ]);
    cluster.run('scancel', array, collect);
    await allEnded();
    expect(paymarket('submit', 'long.yaml', '--out', 'out', '--slurm', ...KNOWN, '--quiet').code).toBe(0);
  });

  it('has no larger an array than the cluster takes', async () => {
    const most = ARRAY_SIZE - 1;
    const { code, err } = paymarket('submit', 'small.yaml', '--slurm', ...KNOWN, '--tasks', `${ARRAY_SIZE}`);
    expect([code, err]).toEqual([
      2,
      `error  --tasks ${ARRAY_SIZE}: an array may have ${most} tasks here; ask for ${most} or fewer\n`,
    ]);
    submit('long.yaml', '--task-minutes', '0.01', '--out', 'many');
    expect(read('many', 'logs', 'submit.sh')).toContain(`#SBATCH --array=1-${most}\n`);
    const refused = paymarket(
      'submit',
      'long.yaml',
      '--task-minutes',
      '0.01',
      '--max-array',
      `${ARRAY_SIZE}`,
      '--slurm',
      ...KNOWN,
    );
    expect([refused.code, refused.err]).toEqual([
      2,
      expect.stringMatching(/sbatch refuses: .*Invalid job array specification/s),
    ]);
  });

  it('may lie in a folder of any name', async () => {
    const folder = 'it\'s "50%" #1 $HOME `x` & %j; ünder/a b';
    submit('small.yaml', '--tasks', '2', '--out', folder);
    await allEnded();
    expect(resultsIn(folder)).toEqual(inOneGo('small.yaml'));
    expect(readdirSync(join(cwd, folder, 'logs'))).toHaveLength(5); // two tasks, the collecting job, the script, its numbers
  });
});
