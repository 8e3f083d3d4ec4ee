import { existsSync, renameSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { filesIn } from './shipped.ts';

/** What a run keeps beside its target: results that grow, or older ones moved aside for a moment. */
type Kind = 'partial' | 'old';

/**
 * Name of a folder of this process beside the folder `name`. It tells machine and process, since folders can be shared
 * between machines: what was left behind is only cleared where its run cannot be alive.
 */
export const nameBeside = (name: string, kind: Kind): string => `${startOf(name)}${process.pid}.${kind}`;

const startOf = (name: string): string => `.${name}.${hostname().replace(/[^A-Za-z0-9]/g, '_')}-`;

/** Removes what runs into `name` left that were killed outright, and puts back results that one had moved aside. */
export function clearLeftBehind(parent: string, name: string): void {
  const target = join(parent, name);
  for (const entry of filesIn(parent)) {
    const kind = leftKind(entry, name);
    if (kind === undefined) continue;
    const left = join(parent, entry);
    if (kind === 'old' && !existsSync(target)) renameSync(left, target);
    else rmSync(left, { recursive: true, force: true });
  }
}

/** What a folder is that a run into `name` left and that nobody writes to any more; undefined for all others. */
function leftKind(entry: string, name: string): Kind | undefined {
  const start = startOf(name);
  const [, pid, kind] = entry.startsWith(start)
    ? (/^(\d+)\.(partial|old)$/.exec(entry.slice(start.length)) ?? [])
    : [];
  return pid === undefined || isAlive(Number(pid)) ? undefined : (kind as Kind);
}

/** Another process of that number; this one has only begun, so what bears its number is of one before. */
function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
