import { shellWord } from '../../core/shell-word.ts';
import { experimentOf } from '../../experiment/experiment-of.ts';
import { missing } from '../../experiment/runner/gather.ts';
import { runsOf } from '../../experiment/runner/plan.ts';
import { type Io, say } from '../io.ts';
import { Mistake } from '../mistake.ts';
import { progressOf } from '../progress.ts';
import type { MergeArguments } from './arguments.ts';
import { collect } from './collect.ts';
import { ExperimentFolder, experimentAt } from './experiment-folder.ts';
import { recordsIn } from './journals.ts';
import { makeRuns } from './make-runs.ts';
import { loadStudyAgain } from './sources.ts';

/** Ranges of missing runs that are listed one by one. */
const MOST_LISTED = 5;

/** Writes the results of an experiment whose parts were made apart. Runs that its results ask for are made here. */
export async function mergeShards(args: MergeArguments, io: Io): Promise<void> {
  const { sources, command, name } = experimentAt(args.folder, io.cwd);
  const here = { ...sources, cwd: io.cwd };
  const study = loadStudyAgain(here);
  const experiment = experimentOf(study);
  const beginning = { command, resume: true, restart: false, shared: true };
  const folder = new ExperimentFolder(args.folder, { study, sources: here }, beginning);
  refuseGaps(folder, runsOf(experiment.plan), command);
  const progress = (total: number, before: number) =>
    progressOf(io, name, total, { quiet: args.quiet, unit: 'runs', before });
  await makeRuns({ experiment, sources: here, folder, threads: undefined, shard: undefined, progress });
  const told = await collect({ experiment, folder, command, charts: !args['no-charts'], io });
  if (args.json) say(io, JSON.stringify(told.json));
  else if (!args.quiet) say(io, told.text);
}

/** Throws Mistake with the runs that nobody made, and the command that makes them. */
function refuseGaps(folder: ExperimentFolder, runs: number, command: string): void {
  const gaps = missing(recordsIn(folder.journals(), folder.head), 0, runs);
  if (gaps.length === 0) return;
  const lost = gaps.reduce((sum, [from, to]) => sum + to - from, 0);
  const listed = gaps
    .slice(0, MOST_LISTED)
    .map(([from, to]) => (to - from === 1 ? `${from}` : `${from} to ${to - 1}`));
  const rest = gaps.length - listed.length;
  throw new Mistake(
    `${folder.shown}: ${lost} of ${runs} runs are missing (${listed.join(', ')}${rest > 0 ? ` and ${rest} more ranges` : ''}); ` +
      `run the missing parts again, or make what is missing here: ${command} --out ${shellWord(folder.shown)} --resume`,
  );
}
