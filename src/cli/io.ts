import type { Writable } from 'node:stream';

/** A stream that people may be looking at. */
export type Screen = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** The world as a command sees it, so that a test can stand in for a terminal. */
export interface Io {
  /** Results. */
  readonly out: Screen;
  /** Progress, warnings and errors. */
  readonly err: Screen;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute path of the folder that relative paths start from. */
  readonly cwd: string;
  /** Registers what is undone at once when the process is told to stop. Returns how to take it back. */
  onInterrupt(undo: () => void): () => void;
  /** Waits until the process is told to stop, for what goes on until then and ends well. */
  stopped(): Promise<void>;
}

/** Writes a line of results. */
export function say(io: Io, text = ''): void {
  io.out.write(text + '\n');
}

/** Writes a line for whoever waits. */
export function note(io: Io, text = ''): void {
  io.err.write(text + '\n');
}
