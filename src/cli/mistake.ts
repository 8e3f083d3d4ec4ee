/** Something only the user can put right. The message says what and how; there is no stack to show. */
export class Mistake extends Error {
  override name = 'Mistake';
}

/** The program did what it was asked, and the answer is no: exit code 1, no stack. The message says what does not hold. */
export class Failure extends Error {
  override name = 'Failure';
}

/** Known by name: their files would load the schema and the formula reader before `--help` is shown. */
const SPOKEN = ['Mistake', 'ScenarioError', 'FormulaError', 'ShardError', 'RecordsDiffer'];

/** What the machine may refuse, and the way out. Anything else that fails in a system call is our bug. */
const REFUSALS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied; choose a folder you may write to with --out',
  EPERM: 'not permitted; choose a folder you may write to with --out',
  EROFS: 'the file system is read-only; choose another place with --out',
  ENOSPC:
    'the disk is full; free some space or choose another place with --out. Nothing half-written was left',
  EDQUOT: 'your disk quota is used up; free some space or choose another place with --out',
  EFBIG: 'the file would be larger than the system allows; run fewer replicates or weeks',
  EIO: 'the disk reported an error; choose another place with --out',
  EMFILE: 'too many files are open; close some programs or raise `ulimit -n`',
  ENFILE: 'too many files are open on this machine; close some programs',
  ENAMETOOLONG: 'the name is too long; choose a shorter one with --out',
};

/** The words for a user's mistake, or undefined where the error is a bug of ours. */
export function wordsOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (SPOKEN.includes(error.name)) return error.message;
  const { code = '', path } = error as NodeJS.ErrnoException;
  const refusal = Object.hasOwn(REFUSALS, code) ? REFUSALS[code] : undefined;
  return refusal && `${path === undefined ? 'cannot write' : `cannot use ${path}`}: ${refusal}`;
}
