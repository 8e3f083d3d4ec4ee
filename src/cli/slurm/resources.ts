import { megabytesFor, minutesFor } from '../../experiment/cluster/needs.ts';
import type { Resources } from '../../report/slurm/job.ts';
import { Mistake } from '../mistake.ts';
import type { SubmitArguments } from './submit-arguments.ts';

/** What is known of a task before it runs. */
export interface Expected {
  readonly threads: number;
  /** Seconds that the longest task should last. */
  readonly seconds: number;
  /** Simulated consumers of the largest market. */
  readonly consumers: number;
}

/** What tasks ask for: as was said, and otherwise by what is expected of them. Throws Mistake with all that is wrong. */
export function resourcesOf(args: SubmitArguments, { threads, seconds, consumers }: Expected): Resources {
  const problems = problemsOf(args);
  if (problems.length > 0) throw new Mistake(problems.join('\n'));
  const { partition, account, qos } = args;
  const memory = args.mem ?? `${megabytesFor(threads, consumers)}M`;
  const time = args.time ?? timeText(minutesFor(seconds));
  const further = (args.sbatch ?? []).map(withDashes);
  return { threads, memory, time, partition, account, qos, further };
}

/** `00:40:00`, or `1-06:00:00` from a day on. */
export function timeText(minutes: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24];
  return `${days === 0 ? '' : `${days}-`}${two(hours)}:${two(minutes % 60)}:00`;
}

const withDashes = (option: string): string => (option.startsWith('-') ? option : `--${option}`);

/** Options of sbatch by which the tasks and the collecting job are tied together; they are written by us alone. */
const OURS: Readonly<Record<string, string>> = {
  array: 'say how many tasks with --tasks, and how many at a time with --at-once',
  dependency: 'the collecting job waits for the array already',
  parsable: 'it is used already',
  wrap: 'the jobs have scripts',
};
const SHORT: Readonly<Record<string, string>> = { a: 'array', d: 'dependency' };

function problemsOf({
  mem,
  time,
  partition,
  account,
  qos,
  sbatch = [],
  setup = [],
  program,
}: SubmitArguments): string[] {
  const problems: string[] = [];
  if (mem !== undefined && !/^[1-9]\d*[KMGT]?$/i.test(mem))
    problems.push(`--mem: expected a size such as 512M or 4G, found "${mem}"`);
  if (time !== undefined && !/^(\d+-)?\d+(:\d+){0,2}$/.test(time))
    problems.push(
      `--time: expected minutes, hours:minutes:seconds or days-hours:minutes:seconds, found "${time}"`,
    );
  const lines = { partition: [partition], account: [account], qos: [qos], sbatch, setup, program: [program] };
  for (const [name, texts] of Object.entries(lines))
    if (texts.some((text) => text !== undefined && !/^[^\p{Cc}]+$/u.test(text)))
      problems.push(`--${name}: expected one line of text`);
  return [...problems, ...sbatch.flatMap(takenProblem)];
}

/** sbatch takes the beginning of an option's name for the whole. */
function takenProblem(option: string): string[] {
  const [, dashes, written] = /^(-*)([^=\s]*)/.exec(option)!;
  const name = dashes === '-' ? SHORT[written[0]] : written;
  const ours = Object.keys(OURS).find((one) => name !== undefined && name.length > 1 && one.startsWith(name));
  return ours === undefined ? [] : [`--sbatch "${option}": not to be set from outside; ${OURS[ours]}`];
}
