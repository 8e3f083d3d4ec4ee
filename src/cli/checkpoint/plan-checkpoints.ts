import { existsSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { diffScenarios } from '../../scenario/diff.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { type Io, note } from '../io.ts';
import { Mistake } from '../mistake.ts';
import type { RunArguments } from '../run-arguments.ts';
import { packageVersion } from '../shipped.ts';
import { wholeNumber } from '../whole-number.ts';
import { CheckpointFile, type CheckpointHead, partialOf } from './checkpoint-file.ts';
import type { CheckpointPlan } from './checkpoints.ts';

/** The checkpoints of a run, and the weeks that were made before it. */
export interface Planned {
  readonly plan: CheckpointPlan;
  readonly before: number;
}

/**
 * What a run keeps, and from where it goes on; undefined where it was asked for neither. Throws Mistake where a checkpoint
 * is in the way, broken, or of another run.
 *
 * @param shown the folder of the results, as it is shown; the checkpoint lies beside it
 */
export function planCheckpoints(
  scenario: Scenario,
  shown: string,
  args: RunArguments,
  io: Io,
): Planned | undefined {
  const { 'checkpoint-every': every, resume = false } = args;
  if (every === undefined && !resume) return undefined;
  const weeks = every === undefined ? Number.POSITIVE_INFINITY : wholeNumber('checkpoint-every', every);
  if (args.panel !== undefined) {
    throw new Mistake(
      '--panel: is written as the run goes on and cannot be taken up again; leave out checkpoints',
    );
  }
  const file = `${shown}.checkpoint`;
  const path = resolve(io.cwd, file);
  const head = headAt(path, file);
  if (head !== undefined && !resume) throw inTheWay(file, head);
  if (head !== undefined) refuseOther(file, head, scenario);
  else if (resume) note(io, `${file}: there is no checkpoint; the run begins with week 1`);
  const plan = { path, shown: file, version: packageVersion(), every: weeks, resume: head !== undefined };
  return { plan, before: head === undefined ? 0 : head.replicate * scenario.weeks + head.week };
}

/** What the checkpoint of a run says of itself; undefined where there is none. Throws Mistake where it is broken. */
function headAt(path: string, shown: string): CheckpointHead | undefined {
  if (!existsSync(path)) return undefined;
  const file = new CheckpointFile(path, shown);
  file.close();
  return file.head;
}

const inTheWay = (shown: string, { replicate, week }: CheckpointHead): Mistake =>
  new Mistake(
    `${shown}: a run was stopped after week ${week} of replicate ${replicate}; --resume goes on with it, or delete the file to begin anew`,
  );

function refuseOther(shown: string, { version, scenario: before }: CheckpointHead, scenario: Scenario): void {
  if (version !== packageVersion()) {
    throw new Mistake(
      `${shown}: was written by version ${version}, this is ${packageVersion()}; finish the run with that version, or delete the file to begin anew`,
    );
  }
  // as it reads when it comes back from the file
  const now: Scenario = JSON.parse(JSON.stringify(scenario));
  if (JSON.stringify(before) === JSON.stringify(now)) return;
  const differing = diffScenarios(before, now);
  if (differing.length === 0) throw otherRun(shown, ['name, question, source or output']);
  const lines = differing.map(
    ({ path, before: old, after }) => `${path}: ${old ?? 'not there'} -> ${after ?? 'not there'}`,
  );
  throw otherRun(shown, lines);
}

const MOST_SHOWN = 10;

const otherRun = (shown: string, differing: readonly string[]): Mistake =>
  new Mistake(
    `${shown}: is of another run; restore the scenario and its options, delete the file to begin anew, or choose another --out. What differs:\n${differing
      .slice(0, MOST_SHOWN)
      .map((line) => `  ${line}`)
      .join('\n')}`,
  );

/** What a run that is stopped leaves: a whole checkpoint if there is one, and nothing half written. */
export function leaveCheckpoint({ path }: CheckpointPlan): boolean {
  rmSync(partialOf(path), { force: true });
  return existsSync(path);
}

/** Takes away the checkpoint of a run whose results are there. */
export function forgetCheckpoint({ path }: CheckpointPlan): void {
  for (const file of [path, partialOf(path)]) rmSync(file, { force: true });
}
