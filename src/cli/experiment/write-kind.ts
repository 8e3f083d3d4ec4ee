import type { ToldResults, Writing } from './writing.ts';

/** Writes what the kind of a study makes of its runs, beside the table of all runs. */
export async function writeKind(writing: Writing): Promise<ToldResults> {
  const { study } = writing.experiment;
  switch (study.kind) {
    case 'sweep':
      return (await import('./write-sweep.ts')).writeSweep(study, writing);
    case 'sensitivity':
      return (await import('./write-sensitivity.ts')).writeSensitivity(study, writing);
    case 'compare':
      return (await import('./write-compare.ts')).writeCompare(study, writing);
    default:
      return study satisfies never;
  }
}
