import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runsOf } from '../../experiment/runner/plan.ts';
import { calledAs } from '../called.ts';
import { LOGS } from '../experiment/experiment-folder.ts';
import { type Io, note, say } from '../io.ts';
import { Mistake } from '../mistake.ts';
import { arrayLimit } from './array-limit.ts';
import { scriptOf } from './cluster-job.ts';
import { planTasks } from './plan-tasks.ts';
import { requireProgram, requireSbatch, runSubmission, type Submitted } from './sbatch.ts';
import type { SubmitArguments } from './submit-arguments.ts';
import { refuseTwice } from './twice.ts';
import { type Undertaking, undertake } from './undertaking.ts';
import { madeWords, planWords, submittedWords } from './words.ts';

/** What lies beside the logs: the script, and the numbers of its jobs. */
const SCRIPT = 'submit.sh';
const JOBS = 'submitted';

/** Submits what is missing of a study's runs to a cluster, or prints how. Nothing is submitted before everything is checked. */
export function submitStudy(args: SubmitArguments, io: Io): void {
  if (!args.slurm)
    throw new Mistake(
      'expected --slurm, the one kind of cluster to submit to; docs/clusters.md shows others',
    );
  if (!args.print) requireSbatch(io);
  const most = arrayLimit(args['max-array'], io);
  const undertaking = undertake(args, io);
  const facts = { folder: undertaking.shown, runs: runsOf(undertaking.experiment.plan) };
  if (undertaking.missing.length === 0) tell({ ...facts, tasks: 0 }, madeWords(undertaking), args, io);
  else submitMissing(undertaking, most, args, io);
}

function submitMissing(undertaking: Undertaking, most: number, args: SubmitArguments, io: Io): void {
  const plan = planTasks(undertaking, args, most);
  const program = args.program ?? calledAs(io);
  const script = scriptOf(undertaking, plan, args, program);
  if (!args.quiet) note(io, planWords(undertaking, plan, args));
  if (args.print) {
    io.out.write(script);
    return;
  }
  if (args.program === undefined && args.setup === undefined) requireProgram(program, io);
  const jobs = submit(undertaking, script, io);
  const { shown, experiment } = undertaking;
  const facts = { folder: shown, runs: runsOf(experiment.plan), tasks: plan.tasks.length, ...jobs };
  tell(facts, submittedWords(undertaking, jobs, calledAs(io)), args, io);
}

function submit({ experiment, shown, path, open }: Undertaking, script: string, io: Io): Submitted {
  const logs = join(path, LOGS);
  const jobs = join(logs, JOBS);
  refuseTwice(shown, jobs, io);
  open().announce(runsOf(experiment.plan));
  mkdirSync(logs, { recursive: true });
  writeFileSync(join(logs, SCRIPT), script);
  return runSubmission(script, jobs, io);
}

function tell(facts: object, words: string, { quiet, json }: SubmitArguments, io: Io): void {
  if (json) say(io, JSON.stringify(facts));
  else if (!quiet) say(io, words);
}
