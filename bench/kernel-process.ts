import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const sourceOf = (name: string): string => fileURLToPath(new URL(`./reference/${name}`, import.meta.url));

/** What a pass over all consumers took, and a checksum of all that it wrote. */
export interface Pass {
  readonly nanoseconds: number;
  readonly checksum: number;
}

/** A kernel in a process of its own, waiting to be asked for passes over the same input. */
export class KernelProcess {
  private readonly child: ChildProcess;
  private readonly answers: AsyncIterator<string>;
  private readonly lines: Interface;

  private constructor(command: string, words: readonly string[]) {
    this.child = spawn(command, words, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.lines = createInterface(this.child.stdout!);
    this.answers = this.lines[Symbol.asyncIterator]();
  }

  /** The kernel of the build. */
  static own(input: string): KernelProcess {
    return new KernelProcess(process.execPath, [sourceOf('kernel.js'), input]);
  }

  /** The reference in C++, compiled into a folder. Null where there is no compiler. */
  static reference(input: string, folder: string): KernelProcess | null {
    const program = join(folder, 'kernel');
    try {
      execFileSync('g++', ['-O3', '-march=native', '-o', program, sourceOf('kernel.cpp')], {
        stdio: 'ignore',
      });
    } catch {
      return null;
    }
    return new KernelProcess(program, [input]);
  }

  async pass(): Promise<Pass> {
    this.child.stdin!.write('\n');
    const { value } = await this.answers.next();
    const [nanoseconds, checksum] = String(value).split(' ').map(Number);
    return { nanoseconds, checksum };
  }

  end(): void {
    this.lines.close();
    this.child.stdin!.end();
  }
}
