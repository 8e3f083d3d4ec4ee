import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './source-files.ts';

/** `docs/clusters.md`, whose blocks are run: with stand-ins for schedulers here, on a real Slurm in `tests/slurm`. */
export const CLUSTERS = readFileSync(join(ROOT, 'docs/clusters.md'), 'utf8');

/** The blocks of a language, in order. */
export const blocksOf = (language: string): string[] =>
  [...CLUSTERS.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .filter(([, found]) => found === language)
    .map(([, , text]) => text);

/** The study that the page asks to save as `study.yaml`. */
export const [PAGE_STUDY] = blocksOf('yaml');

/** The folder that the commands of a block fill: the first after `--out`. */
export const folderOf = (block: string): string => / --out (\S+)/.exec(block)![1];
