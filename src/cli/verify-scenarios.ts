import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { count } from '../chart/format.ts';
import { FAMILIES } from '../experiment/verify/benchmark.ts';
import { CATALOGUE } from '../experiment/verify/catalogue.ts';
import { type Case, type Verification, type Verified, verifyCase } from '../experiment/verify/verify.ts';
import { benchmarkText, familyText, verdictSentence } from '../report/verify-text.ts';
import { calledAs } from './called.ts';
import { chooseBenchmarks } from './choose-benchmarks.ts';
import { coloursFor } from './colours.ts';
import { commandLine } from './command-again.ts';
import { type Io, note, say } from './io.ts';
import { Failure, Mistake } from './mistake.ts';
import { duration } from './progress.ts';
import { ResultFolder } from './result-folder.ts';
import type { VerifyArguments } from './verify-arguments.ts';
import { type Terms, termsOf } from './verify-terms.ts';

/** Compares theory and simulation, tells what came out, and writes the report. Throws Failure if anything differs. */
export async function verifyScenarios(asked: VerifyArguments, io: Io): Promise<void> {
  if (asked.list) return listBenchmarks(io);
  const terms = termsOf(asked);
  const { args } = terms;
  const started = performance.now();
  const cases = chooseBenchmarks(args, (name) => commandLine(['verify', name, ...terms.words]), io.cwd);
  const shown = args.out ?? join('out', 'verify');
  // What cannot be written is said before the work, not after it.
  new ResultFolder(shown, io).abandon();
  if (asked.fresh && !args.quiet) note(io, `seed ${args.seed}, z = ${terms.z}`);
  const found: Verification = { ...terms.judged, benchmarks: await examineAll(cases, terms, io) };
  const seconds = (performance.now() - started) / 1000;
  await publish(shown, { found, seconds, terms }, io);
  conclude(found, { seconds, report: join(shown, 'report.html'), folder: shown, args }, io);
}

async function examineAll(cases: readonly Case[], { judged, args }: Terms, io: Io): Promise<Verified[]> {
  const tells = !args.quiet && !args.json;
  const ink = coloursFor(io.out, io.env);
  const found: Verified[] = [];
  for (const one of cases) {
    const { name, family } = one.benchmark;
    const waiting = waitingLine(io, `${found.length + 1}/${cases.length}  ${name}`, args.quiet);
    const verified = verifyCase(one, { ...judged, onRun: waiting.show });
    waiting.clear();
    refuseLoneRun(verified);
    found.push(verified);
    if (tells && found.at(-2)?.family !== family) say(io, familyText(family, ink));
    if (tells) say(io, benchmarkText(verified, ink));
    // The process listens between benchmarks, so that whoever reads along sees each as it comes.
    await setImmediate();
  }
  return found;
}

/** One replicate says nothing of the spread between replicates, on which some errors rest. Throws Mistake. */
function refuseLoneRun({ file, replicates, checks }: Verified): void {
  if (replicates === 1 && checks.some(({ error }) => Number.isNaN(error)))
    throw new Mistake(`${file}: one replicate has no standard error; expected replicates: 2 or more`);
}

/** A line on the terminal that says what is being examined; nothing in a log. */
function waitingLine(io: Io, label: string, quiet = false) {
  const isShown = !quiet && io.err.isTTY === true && io.env.TERM !== 'dumb';
  const write = (text: string): void => void (isShown && io.err.write(`\r\x1b[2K${text}`));
  return { show: (made: number) => write(`${label}  run ${made + 1}`), clear: () => write('') };
}

interface ToPublish {
  readonly found: Verification;
  readonly seconds: number;
  readonly terms: Terms;
}

async function publish(shown: string, { found, seconds, terms }: ToPublish, io: Io): Promise<void> {
  const folder = new ResultFolder(shown, io);
  try {
    const { writeVerification } = await import('./verify-results.ts');
    const command = commandLine(['verify', ...(terms.args.names ?? []), ...terms.words]);
    await writeVerification(folder.partial, { found, seconds, command, charts: !terms.args['no-charts'] });
    folder.publish();
  } finally {
    folder.abandon();
  }
}

interface Told {
  readonly seconds: number;
  readonly folder: string;
  readonly report: string;
  readonly args: VerifyArguments;
}

/** Says how it ended. Throws Failure if anything does not hold. */
function conclude(found: Verification, { seconds, folder, report, args }: Told, io: Io): void {
  const { bold, cyan } = coloursFor(io.out, io.env);
  const holds = found.benchmarks.every((one) => one.holds);
  const sentence = `${verdictSentence(found)}, in ${duration(seconds)}`;
  if (args.json) say(io, JSON.stringify({ holds, seconds, folder, report, ...withoutPictures(found) }));
  if (!args.json && !args.quiet) say(io, `\n${holds ? `${bold(sentence)}\n` : ''}report  ${cyan(report)}`);
  if (!holds) throw new Failure(sentence);
}

const withoutPictures = ({ benchmarks, ...rest }: Verification) => ({
  ...rest,
  benchmarks: benchmarks.map(({ picture: _, ...one }) => one),
});

function listBenchmarks(io: Io): void {
  const ink = coloursFor(io.out, io.env);
  const width = Math.max(...CATALOGUE.map(({ name }) => name.length));
  for (const family of FAMILIES) {
    const members = CATALOGUE.filter((one) => one.family === family);
    if (members.length === 0) continue;
    say(io, ink.bold(family));
    for (const { name, title } of members) say(io, `  ${name.padEnd(width)}  ${title}`);
    say(io);
  }
  say(io, ink.dim(`${count(CATALOGUE.length, 'benchmark')}. Try one: ${calledAs(io)} verify NAME`));
}
