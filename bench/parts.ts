import { curves } from './curves/curves.ts';
import type { Part } from './finding.ts';
import { firstRun } from './first-run.ts';
import { kernel } from './kernel.ts';
import { meanField } from './mean-field.ts';
import { panel } from './panel.ts';
import { peers } from './peers/peers.ts';
import { playground } from './playground.ts';
import { replicate } from './replicate.ts';
import { sweep, sweepWhole } from './sweep.ts';
import { tables } from './tables.ts';
import { threads } from './threads.ts';

/** The parts by name, in the order in which they run. All of them together take less than five minutes. */
export const PARTS: Readonly<Record<string, Part>> = {
  kernel,
  tables,
  'mean-field': meanField,
  replicate,
  threads,
  curves,
  panel,
  'first-run': firstRun,
  peers,
  sweep,
  playground,
};

/** Parts that run only where they are named: they take minutes. */
const ON_REQUEST: Readonly<Record<string, Part>> = { 'sweep-whole': sweepWhole };

const ALL = { ...PARTS, ...ON_REQUEST };

/** The parts that are named, in the usual order; all but those on request where none is. Ends the program at a name that is none. */
export function partsNamed(wanted: readonly string[]): [name: string, part: Part][] {
  const unknown = wanted.filter((name) => !(name in ALL));
  if (unknown.length > 0) {
    console.error(`no such part: ${unknown.join(', ')}; there are ${Object.keys(ALL).join(', ')}`);
    process.exit(2);
  }
  return wanted.length === 0
    ? Object.entries(PARTS)
    : Object.entries(ALL).filter(([name]) => wanted.includes(name));
}
