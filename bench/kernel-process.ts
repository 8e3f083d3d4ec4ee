import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Answering } from './answering.ts';

const sourceOf = (name: string): string => fileURLToPath(new URL(`./reference/${name}`, import.meta.url));

/** What a pass over all consumers took, and a checksum of all that it wrote. */
export interface Pass {
  readonly nanoseconds: number;
  readonly checksum: number;
}

/** The kernel of the build, waiting to be asked for passes over the same input. */
export const ownKernel = (input: string): Answering =>
  new Answering(process.execPath, [sourceOf('kernel.js'), input]);

/** The reference in C++, compiled into a folder. Null where there is no compiler. */
export function referenceKernel(input: string, folder: string): Answering | null {
  const program = join(folder, 'kernel');
  try {
    execFileSync('g++', ['-O3', '-march=native', '-o', program, sourceOf('kernel.cpp')], { stdio: 'ignore' });
  } catch {
    return null;
  }
  return new Answering(program, [input]);
}

export async function passOf(kernel: Answering): Promise<Pass> {
  const [nanoseconds, checksum] = (await kernel.ask()).split(' ').map(Number);
  return { nanoseconds, checksum };
}
