import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blocksOf, folderOf, PAGE_STUDY } from '../clusters-page.ts';
import { pathWithProgram } from '../stand-ins/program.ts';
import { Cluster, until } from './cluster.ts';

let cluster: Cluster;
const folder = mkdtempSync(join(tmpdir(), 'paymarket-page-'));

beforeAll(async () => {
  cluster = await Cluster.start();
  cluster.env.PATH = pathWithProgram(folder);
  writeFileSync(join(folder, 'study.yaml'), PAGE_STUDY);
  bash('paymarket sweep study.yaml --out out/whole --quiet');
});
afterAll(async () => {
  await cluster.stop();
  rmSync(folder, { recursive: true, force: true });
});

const bash = (block: string): void => {
  execFileSync('bash', ['--norc', '-ec', block], { cwd: folder, env: cluster.env, stdio: 'pipe' });
};

const runsIn = (out: string): string => readFileSync(join(folder, out, 'runs.csv'), 'utf8');

/** What can be run here for real: Slurm and GNU parallel. */
const blocks = blocksOf('sh').filter((block) => /sbatch|submit|^parallel/.test(block));

describe('docs/clusters.md', () => {
  it('shows three ways to Slurm, and GNU parallel', () => {
    expect(blocks.map(folderOf)).toEqual(['out/slurm', 'out/printed', 'out/by-hand', 'out/parallel']);
  });

  it.each(blocks.map((block) => [folderOf(block), block]))(
    'fills %s with the bytes of one process, by the commands that it shows',
    async (out, block) => {
      bash(block);
      await until('all jobs to end', () => cluster.run('squeue', '--noheader') === '', 300);
      expect(runsIn(out)).toBe(runsIn('out/whole'));
    },
  );
});
