import { coloursFor } from './colours.ts';
import { parseWords } from './command-line.ts';
import { type Io, note } from './io.ts';
import { Failure, wordsOf } from './mistake.ts';

const DONE = 0;
const FAILED = 1;
const BUG = 1;
const MISTAKE = 2;

/**
 * Runs one command line and returns the exit code: 0 done, 2 the user's mistake, 1 what was checked
 * does not hold, or a bug of ours. Never throws.
 */
export async function main(words: readonly string[], io: Io): Promise<number> {
  try {
    await parseWords(words, io)?.();
    return DONE;
  } catch (error) {
    return tell(error, io);
  }
}

function tell(error: unknown, io: Io): number {
  const { red } = coloursFor(io.err, io.env);
  if (error instanceof Failure) {
    note(io, `${red('failed')}  ${error.message}`);
    return FAILED;
  }
  const mistake = wordsOf(error);
  if (mistake !== undefined) {
    note(io, `${red('error')}  ${mistake}`);
    return MISTAKE;
  }
  note(io, error instanceof Error ? (error.stack ?? error.message) : String(error));
  note(
    io,
    `\n${red('This is a bug in paymarket.')} Please report it with the lines above and the scenario file.`,
  );
  return BUG;
}
