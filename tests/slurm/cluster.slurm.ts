import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Cluster, until } from './cluster.ts';
import { NODES } from './slurm-conf.ts';

let cluster: Cluster;
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'paymarket-jobs-'));
  cluster = await Cluster.start();
});
afterEach(async () => {
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Submits an array of tasks 1 to 4 that write where they run, and then wait. */
function submit(seconds: number): string {
  const script = join(folder, 'job.sh');
  writeFileSync(
    script,
    `#!/bin/sh\necho "$SLURM_ARRAY_TASK_ID $SLURMD_NODENAME" >>${folder}/begun\nsleep ${seconds}\necho "$SLURM_ARRAY_TASK_ID" >>${folder}/ended\n`,
  );
  return cluster.run('sbatch', '--parsable', '--array=1-4', '--requeue', '--output=/dev/null', script);
}

const lines = (name: string): string[] =>
  readdirSync(folder).includes(name) ? readFileSync(join(folder, name), 'utf8').trim().split('\n') : [];

describe('a cluster of one machine', () => {
  it('runs a job array on both nodes', async () => {
    submit(0.5);
    await until('the array to end', () => lines('ended').length === 4);
    expect(
      lines('begun')
        .map((line) => line.split(' ')[0])
        .toSorted(),
    ).toEqual(['1', '2', '3', '4']);
    expect(new Set(lines('begun').map((line) => line.split(' ')[1]))).toEqual(new Set(NODES));
  });

  it('gives up a lost node, queues its task again, and takes the node back', async () => {
    const job = submit(3);
    await until('tasks on both nodes', () => lines('begun').length === 2);
    const [lost] = lines('begun')
      .find((line) => line.endsWith('n1'))!
      .split(' ');
    cluster.lose('n1');
    await until('the node to be given up', () => cluster.states().n1.startsWith('down'));
    expect(cluster.run('squeue', '--noheader', '--format=%t', `--jobs=${job}_${lost}`)).toBe('PD');
    await cluster.startNode('n1');
    expect(cluster.states()).toEqual({ n1: 'idle', n2: 'idle' });
  });

  it('leaves no process behind, not even one of a job that is under way', async () => {
    submit(600);
    await until('tasks on both nodes', () => lines('begun').length === 2);
    expect(cluster.ours().length).toBeGreaterThan(8); // four daemons, and what keeps and makes two tasks
    await cluster.stop();
    expect(cluster.ours()).toEqual([]);
  });
});
