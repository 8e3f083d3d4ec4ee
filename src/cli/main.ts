#!/usr/bin/env node
import { constants } from 'node:os';
import type { Io, Screen } from './io.ts';
import { main } from './program.ts';

const undoing = new Set<() => void>();

/** Undoes what was begun, then ends with the code that shells give to a signal: 130 for Ctrl-C, 143 for a plain kill. */
function interrupted(signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP'): void {
  for (const undo of undoing) undo();
  process.exit(128 + constants.signals[signal]);
}

/** Signals are only caught while there is something to undo; before that they end the process by themselves. */
function onInterrupt(undo: () => void): () => void {
  if (undoing.size === 0) for (const signal of SIGNALS) process.once(signal, interrupted);
  undoing.add(undo);
  return () => {
    undoing.delete(undo);
    if (undoing.size === 0) for (const signal of SIGNALS) process.off(signal, interrupted);
  };
}

/** Whoever waits for a signal ends by itself, and well. */
const stopped = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of SIGNALS) process.once(signal, () => resolve());
  });

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A reader who has seen enough (`| head -1`) is no error; results that cannot be written are. */
function guard(stream: Screen): Screen {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    for (const undo of undoing) undo();
    if (stream !== process.stderr)
      process.stderr.write(`paymarket: cannot write the output: ${error.message}\n`);
    process.exit(2);
  });
  return stream;
}

const io: Io = {
  out: guard(process.stdout),
  err: guard(process.stderr),
  env: process.env,
  cwd: process.cwd(),
  onInterrupt,
  stopped,
};
process.exitCode = await main(process.argv.slice(2), io);
