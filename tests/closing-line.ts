import type { Reporter, TestModule, TestRunEndReason } from 'vitest/node';

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/** Prints `N passed, N failed, N skipped` alone on the last line of a test run, for machines that read it. */
export class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[], _reason: TestRunEndReason): void {
    const { passed, failed, skipped } = tally(modules, errors);
    process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  }
}

/** A file that cannot be loaded, a hook that throws and an error outside any test each count as one failure. */
function tally(modules: readonly TestModule[], errors: readonly unknown[]): Tally {
  const sum: Tally = { passed: 0, failed: errors.length, skipped: 0 };
  for (const module of modules) {
    sum.failed += module.errors().length;
    for (const suite of module.children.allSuites()) sum.failed += suite.errors().length;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') sum.passed++;
      else if (state === 'failed') sum.failed++;
      else sum.skipped++;
    }
  }
  return sum;
}
