import { existsSync, mkdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { kindOf } from './files.ts';
import type { Io } from './io.ts';
import { clearLeftBehind, nameBeside } from './left-behind.ts';
import { Mistake } from './mistake.ts';
import { refuseToReplace } from './older-results.ts';
import { filesIn } from './shipped.ts';

/**
 * Where results grow before they are shown: a folder beside the target that takes its name in one step at the end. A run
 * that fails or is stopped leaves nothing; what a run that was killed outright left is cleared by the next.
 */
export class ResultFolder {
  /** Absolute path to write to until `publish`. */
  readonly partial: string;
  /** Whether the results are in their place. */
  isPublished = false;
  private readonly target: string;
  private readonly old: string;
  /** The topmost folder that was made on the way, or undefined. */
  private readonly made: string | undefined;
  private readonly forget: () => void;

  /** Makes the folder for results that will be at `shown`. Throws Mistake where that cannot be replaced or made. */
  constructor(shown: string, io: Io) {
    this.target = resolve(io.cwd, shown);
    refuseToReplace(this.target, shown, io.cwd);
    const [parent, name] = [dirname(this.target), basename(this.target)];
    this.partial = join(parent, nameBeside(name, 'partial'));
    this.old = join(parent, nameBeside(name, 'old'));
    clearLeftBehind(parent, name);
    this.made = makeFolder(parent, shown);
    this.forget = io.onInterrupt(() => this.abandon());
    makeFolder(this.partial, shown);
  }

  /** Puts the results in place of the older ones. */
  publish(): void {
    if (existsSync(this.target)) renameSync(this.target, this.old);
    renameSync(this.partial, this.target);
    this.isPublished = true;
    rmSync(this.old, { recursive: true, force: true });
    this.forget();
  }

  /** Takes away what was made and not published, and leaves older results as they were. */
  abandon(): void {
    rmSync(this.partial, { recursive: true, force: true, maxRetries: 3 });
    if (this.made !== undefined) removeEmpty(dirname(this.target), dirname(this.made));
    this.forget();
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EEXIST: 'a part of the path is a file, not a folder',
  ENOTDIR: 'a part of the path is a file, not a folder',
  ENOENT: 'no folder can be made there',
};

/** Makes a folder and those above it; returns the topmost one made. Throws Mistake. */
function makeFolder(path: string, shown: string): string | undefined {
  try {
    return makeFolders(path);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw Object.hasOwn(REASONS, code)
      ? new Mistake(`${shown}: ${REASONS[code]}; choose another --out`)
      : error;
  }
}

/** `mkdirSync` with `recursive` never returns where the system knows no new folders, as under `/proc` (Node 20 and 24). */
function makeFolders(path: string): string | undefined {
  if (kindOf(path) === 'folder') return undefined;
  const above = dirname(path) === path ? undefined : makeFolders(dirname(path));
  mkdirSync(path);
  return above ?? path;
}

/** Removes empty folders from `path` upwards, up to but not including `above`. */
function removeEmpty(path: string, above: string): void {
  for (let folder = path; folder !== above && folder !== dirname(folder); folder = dirname(folder)) {
    if (!existsSync(folder) || filesIn(folder).length > 0) return;
    rmdirSync(folder);
  }
}
