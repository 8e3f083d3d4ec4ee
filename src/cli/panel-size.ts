import type { LoadedFile } from './load.ts';
import { Mistake } from './mistake.ts';
import { wholeNumber } from './whole-number.ts';

/**
 * How many consumers `--panel` asks for, or undefined without it. Throws Mistake with every file that has no such panel:
 * too few consumers, or none one by one.
 */
export function panelSizeOf(text: string | undefined, files: readonly LoadedFile[]): number | undefined {
  if (text === undefined) return undefined;
  const size = wholeNumber('panel', text);
  const problems = files.flatMap((file) => problemOf(file, size));
  if (problems.length > 0) throw new Mistake(problems.join('\n'));
  return size;
}

function problemOf({ asked, scenario }: LoadedFile, size: number): string[] {
  const { engine, consumers } = scenario;
  if (engine !== 'agents') {
    return [
      `${asked}: --panel follows single consumers, and the ${engine} engine has only averages; run it with --engine agents`,
    ];
  }
  if (size <= consumers) return [];
  return [
    `${asked}: --panel ${size}: expected at most the ${consumers} consumers of the run; ask for fewer, or simulate more with --consumers`,
  ];
}
