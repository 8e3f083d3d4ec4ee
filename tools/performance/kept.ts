import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Finding, Grid } from '../../bench/finding.ts';

/** What a part of the bench found, and on what machine. */
interface Measured {
  readonly machine: string;
  readonly findings: readonly Finding[];
}

/** The figures that docs/performance.md shows, by part of the bench. */
export type Kept = Readonly<Record<string, Measured>>;

const FILE = fileURLToPath(new URL('../../docs/performance/figures.json', import.meta.url));

export const readKept = (): Kept => (existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : {});

export const writeKept = (kept: Kept): void => writeFileSync(FILE, `${JSON.stringify(kept, null, 1)}\n`);

/** This machine in a few words. */
export const thisMachine = (): string =>
  `${(cpus()[0]?.model ?? 'a processor without a name').trim()}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version.slice(1)}`;

/** A table of a part, where it was measured. */
export const gridOf = (kept: Kept, part: string, id: string): Grid | undefined =>
  kept[part]?.findings.find((one): one is Grid => one.kind === 'grid' && one.id === id);

/** The lines and ratios of a part, in order. */
export const linesOf = (kept: Kept, part: string): Exclude<Finding, Grid>[] =>
  (kept[part]?.findings ?? []).filter((one): one is Exclude<Finding, Grid> => one.kind !== 'grid');
