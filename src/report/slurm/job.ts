import { shellWord } from '../../core/shell-word.ts';
import { logPath, sbatchLine } from './sbatch-line.ts';

/** What a task of the array and the collecting job ask the cluster for. */
export interface Resources {
  /** Cores. */
  readonly threads: number;
  /** As Slurm writes memory: `512M`, `4G`. */
  readonly memory: string;
  /** After which it is ended, as Slurm writes it: `00:40:00`. */
  readonly time: string;
  readonly partition?: string;
  readonly account?: string;
  readonly qos?: string;
  /** Options of sbatch as they are written: `--constraint=avx2`. */
  readonly further: readonly string[];
}

/** An experiment as jobs of a cluster. Paths are as the user wrote them, and start from the folder of the submission. */
export interface ClusterJob {
  /** What the queue shows. */
  readonly name: string;
  /** How the program is called on a node: a line of shell. */
  readonly program: string;
  /** Lines of shell before it. */
  readonly setup: readonly string[];
  /** Words after the program that make runs: `sweep STUDY --out DIR`. */
  readonly making: readonly string[];
  /** Words after the program that collect: `merge DIR`. */
  readonly collecting: readonly string[];
  /** Words after the program that submit what is missing. */
  readonly submitting: readonly string[];
  /** Folder for what the jobs say. */
  readonly logs: string;
  /** Parts that the runs are cut into. */
  readonly shards: number;
  /** Numbers of the parts to be made, as an array lists them: `1-24` or `3,7-9`. */
  readonly tasks: string;
  /** Tasks that may be at work at the same time; undefined: as many as there is room for. */
  readonly atOnce?: number;
  readonly resources: Resources;
}

/** The script of a task: it makes one part. A task that is run twice makes only what is missing. */
export function taskScript(job: ClusterJob): string {
  const { tasks, atOnce, shards, making, resources } = job;
  const throttle = atOnce === undefined ? '' : `%${atOnce}`;
  return script([
    sbatchLine('job-name', job.name),
    sbatchLine('array', `${tasks}${throttle}`),
    sbatchLine('output', `${logPath(job.logs)}/%A_%a.log`),
    ...resourceLines(resources),
    '',
    ...job.setup,
    `${job.program} ${line(making)} --threads ${resources.threads} --shard "$SLURM_ARRAY_TASK_ID/${shards}"`,
  ]);
}

/** The script of the job that runs when all tasks have ended, well or not: it collects, or tells what is missing. */
export function collectingScript(job: ClusterJob): string {
  return script([
    sbatchLine('job-name', `${job.name} collect`),
    sbatchLine('output', `${logPath(job.logs)}/collect-%j.log`),
    ...resourceLines(job.resources),
    '',
    ...job.setup,
    `${job.program} ${line(job.collecting)} && exit`,
    `echo ${shellWord(`to make what is missing: ${job.program} ${line(job.submitting)}`)} >&2`,
    'exit 1',
  ]);
}

const script = (lines: readonly string[]): string => ['#!/bin/bash', ...lines, ''].join('\n');

const line = (words: readonly string[]): string => words.map(shellWord).join(' ');

/** A lost node's task is queued again, and goes on with its log. */
function resourceLines({ threads, memory, time, partition, account, qos, further }: Resources): string[] {
  const chosen = { partition, account, qos };
  return [
    sbatchLine('open-mode', 'append'),
    sbatchLine('requeue'),
    sbatchLine('ntasks', 1),
    sbatchLine('cpus-per-task', threads),
    sbatchLine('mem', memory),
    sbatchLine('time', time),
    ...Object.entries(chosen).flatMap(([name, value]) =>
      value === undefined ? [] : [sbatchLine(name, value)],
    ),
    ...further.map((option) => `#SBATCH ${option}`),
  ];
}
