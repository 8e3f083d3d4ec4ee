import { readdirSync, readFileSync } from 'node:fs';

/** A process of this machine, as /proc tells. */
export interface Process {
  readonly pid: number;
  readonly parent: number;
  /** The program and its words. */
  readonly command: readonly string[];
  /** Variables it was started with, as `NAME=value`. */
  readonly environment: readonly string[];
}

/** All processes that may be looked at. */
export function processes(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => processOf(Number(name)) ?? []);
}

/** Undefined where it ended in the meantime, and for the kernel's own. */
function processOf(pid: number): Process | undefined {
  try {
    const [, parent] = /^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))!;
    const list = (name: string): string[] => readFileSync(`/proc/${pid}/${name}`, 'utf8').split('\0');
    return { pid, parent: Number(parent), command: list('cmdline'), environment: list('environ') };
  } catch {
    return undefined;
  }
}

/** Ends a process at once; one that is gone already is no error. */
export function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
