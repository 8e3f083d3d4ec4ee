import { writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { calledAs } from '../called.ts';
import type { Command } from '../command.ts';
import { type Io, say } from '../io.ts';
import { Mistake } from '../mistake.ts';

export interface NewArguments {
  readonly name: string;
}

export const newCommand: Command<NewArguments> = {
  name: 'new',
  positionals: '<name>',
  describe: 'Write a small commented scenario to start from',
  meanings: { name: 'Name of the new file, with or without .yaml' },
  options: {},
  examples: [['my-market', 'writes my-market.yaml here']],
  run: async ({ name }, io) => {
    const { starterScenario } = await import('../../scenario/starter.ts');
    const path = /\.ya?ml$/i.test(name) ? name : `${name}.yaml`;
    writeNew(path, starterScenario(titleOf(path)), io);
    say(io, `wrote ${path}`);
    say(io, `now   ${calledAs(io)} run ${path}`);
  },
};

/** `my-market.yaml` is called `My market` inside. */
function titleOf(path: string): string {
  const words = basename(path)
    .replace(/\.ya?ml$/i, '')
    .replace(/[-_]+/g, ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const REASONS: Readonly<Record<string, string>> = {
  EEXIST: 'exists already and is left as it is; choose another name',
  ENOENT: 'there is no such folder; make it first',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EISDIR: 'is a folder; choose another name',
  EACCES: 'permission denied; choose a folder you may write to',
  EPERM: 'not permitted; choose a folder you may write to',
  EROFS: 'the file system is read-only; choose another folder',
  ENAMETOOLONG: 'the name is too long',
};

/** Writes a file that was not there before. Throws Mistake. */
function writeNew(path: string, text: string, io: Io): void {
  try {
    writeFileSync(resolve(io.cwd, path), text, { flag: 'wx' });
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw Object.hasOwn(REASONS, code) ? new Mistake(`${path}: ${REASONS[code]}`) : error;
  }
}
