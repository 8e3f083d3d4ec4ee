import { describe, expect, it } from 'vitest';
import { type ClusterJob, collectingScript, taskScript } from '../../src/report/slurm/job.ts';
import { sbatchLine } from '../../src/report/slurm/sbatch-line.ts';
import { submissionScript } from '../../src/report/slurm/submission.ts';

const JOB: ClusterJob = {
  name: 'coverage',
  program: 'npx paymarket',
  setup: ['module load nodejs'],
  making: ['sweep', 'my study.yaml', '--out', "it's 50%"],
  collecting: ['merge', "it's 50%"],
  submitting: ['submit', 'my study.yaml', '--slurm'],
  logs: "it's 50%/logs",
  shards: 24,
  tasks: '3,7-9',
  atOnce: 2,
  resources: {
    threads: 4,
    memory: '1024M',
    time: '00:40:00',
    partition: 'long',
    further: ['--constraint=avx2'],
  },
};

describe('the script of a task', () => {
  it('says all that the cluster wants to know, and makes one part of all', () => {
    expect(taskScript(JOB)).toBe(`#!/bin/bash
#SBATCH --job-name=coverage
#SBATCH --array=3,7-9%2
#SBATCH --output="it's 50%%/logs/%A_%a.log"
#SBATCH --open-mode=append
#SBATCH --requeue
#SBATCH --ntasks=1
#SBATCH --cpus-per-task=4
#SBATCH --mem=1024M
#SBATCH --time=00:40:00
#SBATCH --partition=long
#SBATCH --constraint=avx2

module load nodejs
npx paymarket sweep 'my study.yaml' --out 'it'\\''s 50%' --threads 4 --shard "$SLURM_ARRAY_TASK_ID/24"
`);
  });
});

describe('the script of the collecting job', () => {
  it('merges, or says how to go on and fails', () => {
    expect(collectingScript(JOB)).toContain(`
#SBATCH --constraint=avx2

module load nodejs
npx paymarket merge 'it'\\''s 50%' && exit
echo 'to make what is missing: npx paymarket submit '\\''my study.yaml'\\'' --slurm' >&2
exit 1
`);
  });
});

describe('the script that submits', () => {
  it('holds both scripts as they are, and what they are about in comments', () => {
    const script = submissionScript(JOB, ['A study\nof two lines', 'another']);
    expect(script).toMatch(/^#!\/bin\/sh\n# A study of two lines\n# another\nset -eu\n/);
    expect(script).toContain(`cat <<'END_OF_TASKS'\n${taskScript(JOB)}END_OF_TASKS\n`);
    expect(script).toContain(`cat <<'END_OF_COLLECT'\n${collectingScript(JOB)}END_OF_COLLECT\n`);
  });
});

describe('a line for sbatch', () => {
  // That sbatch reads these so is tested on a real one, in tests/slurm.
  it.each([
    ['plain', '#SBATCH --x=plain'],
    ['a b', '#SBATCH --x="a b"'],
    ['a"b', '#SBATCH --x="a\\"b"'],
    ['#1', '#SBATCH --x="#1"'],
    ['', '#SBATCH --x=""'],
  ])('quotes %j where it must', (value, line) => {
    expect(sbatchLine('x', value)).toBe(line);
  });
});
