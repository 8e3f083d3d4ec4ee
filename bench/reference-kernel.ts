import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type KernelInput, numbersOf, type Pass } from './kernel-input.ts';

const SOURCE = fileURLToPath(new URL('./reference/kernel.cpp', import.meta.url));

/** The kernel in C++, waiting to be asked for passes over the same input. */
export class ReferenceKernel {
  private readonly folder: string;
  private readonly child: ChildProcess;
  private readonly answers: AsyncIterator<string>;
  private readonly lines: Interface;

  private constructor(folder: string, child: ChildProcess) {
    this.folder = folder;
    this.child = child;
    this.lines = createInterface(child.stdout!);
    this.answers = this.lines[Symbol.asyncIterator]();
  }

  /** Null where there is no compiler. */
  static build(input: KernelInput): ReferenceKernel | null {
    const folder = mkdtempSync(join(tmpdir(), 'paymarket-kernel-'));
    const program = join(folder, 'kernel');
    try {
      execFileSync('g++', ['-O3', '-march=native', '-o', program, SOURCE], { stdio: 'ignore' });
    } catch {
      rmSync(folder, { recursive: true });
      return null;
    }
    writeFileSync(join(folder, 'input'), numbersOf(input));
    const child = spawn(program, [join(folder, 'input')], { stdio: ['pipe', 'pipe', 'inherit'] });
    return new ReferenceKernel(folder, child);
  }

  async pass(): Promise<Pass> {
    this.child.stdin!.write('\n');
    const [nanoseconds, checksum] = String((await this.answers.next()).value)
      .split(' ')
      .map(Number);
    return { nanoseconds, checksum };
  }

  end(): void {
    this.lines.close();
    this.child.stdin!.end();
    rmSync(this.folder, { recursive: true });
  }
}
