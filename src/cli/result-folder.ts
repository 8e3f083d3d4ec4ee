import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { kindOf } from './files.ts';
import type { Io } from './io.ts';
import { Mistake } from './mistake.ts';
import { filesIn } from './shipped.ts';

/** Everything a result folder can hold; whatever else lies there is the user's own and is never deleted. */
const OURS = [
  'manifest.json',
  'scenario.yaml',
  'platforms.csv',
  'market.csv',
  'retailers.csv',
  'switching.csv',
  'summary.json',
  'charts',
  'report.html',
];
/** What file managers leave behind by themselves. */
const LITTER = ['.DS_Store', 'Thumbs.db', 'desktop.ini'];

/**
 * Where results grow before they are shown: a folder beside the target that takes its name in one step at the end. A run
 * that fails or is stopped leaves nothing; what a run that was killed outright left is cleared by the next.
 */
export class ResultFolder {
  /** Absolute path to write to until `publish`. */
  readonly partial: string;
  private readonly target: string;
  private readonly old: string;
  /** The topmost folder that was made on the way, or undefined. */
  private readonly made: string | undefined;
  private readonly forget: () => void;

  /** Throws Mistake where the target cannot be replaced or made. */
  constructor(shown: string, io: Io) {
    this.target = resolve(io.cwd, shown);
    checkTarget(this.target, shown, io.cwd);
    const [parent, name] = [dirname(this.target), basename(this.target)];
    this.partial = join(parent, `.${name}.${owner()}.partial`);
    this.old = join(parent, `.${name}.${owner()}.old`);
    clearStale(parent, name);
    this.made = makeFolder(parent, shown);
    this.forget = io.onInterrupt(() => this.abandon());
    makeFolder(this.partial, shown);
  }

  /** Puts the results in place of the older ones. */
  publish(): void {
    if (existsSync(this.target)) renameSync(this.target, this.old);
    renameSync(this.partial, this.target);
    rmSync(this.old, { recursive: true, force: true });
    this.forget();
  }

  /** Takes everything away that was made, and leaves older results as they were. */
  abandon(): void {
    rmSync(this.partial, { recursive: true, force: true, maxRetries: 3 });
    if (this.made !== undefined) removeEmpty(dirname(this.target), dirname(this.made));
    this.forget();
  }
}

function checkTarget(target: string, shown: string, cwd: string): void {
  const kind = kindOf(target);
  if (kind === 'file')
    throw new Mistake(`${shown}: is a file, expected a folder for the results; choose another --out`);
  if (!relative(target, cwd).startsWith('..')) {
    throw new Mistake(
      `${shown}: is the folder you are in or one above it; name a folder of its own with --out`,
    );
  }
  if (kind === 'folder') checkReplaceable(target, shown);
}

function checkReplaceable(target: string, shown: string): void {
  const names = readFolder(target, shown).filter((name) => !LITTER.includes(name));
  if (names.length === 0) return;
  if (!isOurs(join(target, 'manifest.json'))) {
    throw new Mistake(
      `${shown}: holds files that are no results of paymarket; choose another folder with --out`,
    );
  }
  const foreign = names.filter((name) => !OURS.includes(name));
  if (foreign.length > 0) {
    const listed = foreign.slice(0, 3).join(', ') + (foreign.length > 3 ? ' ...' : '');
    throw new Mistake(
      `${shown}: older results with files of your own among them (${listed}); move those, or choose another folder with --out`,
    );
  }
}

function readFolder(path: string, shown: string): string[] {
  try {
    return readdirSync(path);
  } catch (error) {
    throw new Mistake(
      `${shown}: cannot look into the folder (${(error as NodeJS.ErrnoException).code}); choose another with --out`,
    );
  }
}

/** Whether a manifest is one that paymarket wrote. */
function isOurs(manifest: string): boolean {
  try {
    return JSON.parse(readFileSync(manifest, 'utf8')).program === 'paymarket';
  } catch {
    return false;
  }
}

/** Machine and process, since folders can be shared between machines: a run is only cleared where it cannot be alive. */
const owner = (): string => `${machine()}-${process.pid}`;
const machine = (): string => hostname().replace(/[^A-Za-z0-9]/g, '_');

/** Removes what runs of this target left that were killed outright, and puts back results that one had moved aside. */
function clearStale(parent: string, name: string): void {
  for (const entry of filesIn(parent)) {
    const [, pid, kind] = staleParts(entry, name);
    if (pid === undefined || (isAlive(Number(pid)) && Number(pid) !== process.pid)) continue;
    const [left, target] = [join(parent, entry), join(parent, name)];
    if (kind === 'old' && !existsSync(target)) renameSync(left, target);
    else rmSync(left, { recursive: true, force: true });
  }
}

function staleParts(entry: string, name: string): string[] {
  const start = `.${name}.${machine()}-`;
  return entry.startsWith(start) ? (/^(\d+)\.(partial|old)$/.exec(entry.slice(start.length)) ?? []) : [];
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Makes a folder and those above it; returns the topmost one made. Throws Mistake. */
function makeFolder(path: string, shown: string): string | undefined {
  try {
    return mkdirSync(path, { recursive: true });
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' || code === 'ENOTDIR') {
      throw new Mistake(`${shown}: a part of the path is a file, not a folder; choose another --out`);
    }
    throw error;
  }
}

/** Removes empty folders from `path` upwards, up to but not including `above`. */
function removeEmpty(path: string, above: string): void {
  for (let folder = path; folder !== above && folder !== dirname(folder); folder = dirname(folder)) {
    if (filesIn(folder).length > 0) return;
    try {
      rmdirSync(folder);
    } catch {
      return;
    }
  }
}
