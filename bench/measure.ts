import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadScenario } from '../src/scenario/load.ts';
import type { Scenario } from '../src/scenario/schema.ts';

/** Median milliseconds of `runs` calls, after `warmup` calls that are not counted. */
export function medianMs(work: () => void, runs: number, warmup = 1): number {
  for (let i = 0; i < warmup; i++) work();
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return median(times);
}

/** The middle one of several figures; the upper of two. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** A shipped scenario with overrides as on the command line. */
export const shipped = (name: string, overrides: readonly string[] = []): Scenario =>
  fileAt(fileURLToPath(new URL(`../scenarios/${name}.yaml`, import.meta.url)), overrides);

/** The scenario of a file. */
export const fileAt = (path: string, overrides: readonly string[] = []): Scenario =>
  loadScenario(path, { read: (file) => readFileSync(file, 'utf8'), overrides }).scenario;
