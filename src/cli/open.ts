import { spawn } from 'node:child_process';
import { type Io, note } from './io.ts';

const OPENERS: Readonly<Record<string, readonly string[]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Opens a file or an address with the program the user has for it, and does not wait. `what` it is, for whoever has none. */
export async function openFile(path: string, io: Io, what = 'the report'): Promise<void> {
  const [command, ...before] = OPENERS[process.platform] ?? ['xdg-open'];
  const child = spawn(command, [...before, path], { detached: true, stdio: 'ignore', env: io.env });
  const failed = await new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(true));
    child.once('spawn', () => resolve(false));
  });
  if (failed) note(io, `cannot open a browser here (no ${command}); ${what} is ${path}`);
  child.unref();
}
