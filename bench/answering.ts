import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';

/** A process that answers every line that it is sent with one of its own. */
export class Answering {
  private readonly child: ChildProcess;
  private readonly lines: Interface;
  private readonly answers: AsyncIterator<string>;

  constructor(command: string, words: readonly string[]) {
    this.child = spawn(command, words, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.lines = createInterface(this.child.stdout!);
    this.answers = this.lines[Symbol.asyncIterator]();
  }

  /** Sends an empty line; returns the answer. */
  async ask(): Promise<string> {
    this.child.stdin!.write('\n');
    return String((await this.answers.next()).value);
  }

  end(): void {
    this.lines.close();
    this.child.stdin!.end();
  }
}
