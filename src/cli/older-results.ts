import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { TABLES } from '../report/csv.ts';
import { kindOf } from './files.ts';
import { Mistake } from './mistake.ts';

/** Everything a result folder can hold; whatever else lies there is the user's own and is never deleted. */
const OURS = [
  'manifest.json',
  'scenario.yaml',
  ...TABLES.flatMap((table) => [`${table}.csv`, `${table}.parquet`]),
  'panel.parquet',
  'summary.json',
  'charts',
  'report.html',
  'verification.json',
  'checks.csv',
  'validation.md',
  'pictures',
  'estimates.csv',
  'moments.csv',
  'identification',
  'calibration.json',
  'calibration.md',
];
/** What file managers leave behind by themselves. */
const LITTER = ['.DS_Store', 'Thumbs.db', 'desktop.ini'];

const WAY_OUT = 'choose another folder with --out';

/** Throws Mistake unless there is nothing at the target, an empty folder, or older results and nothing else. */
export function refuseToReplace(target: string, shown: string, cwd: string): void {
  const kind = kindOf(target);
  if (kind === 'file')
    throw new Mistake(`${shown}: is a file, expected a folder for the results; ${WAY_OUT}`);
  if (!relative(target, cwd).startsWith('..')) {
    throw new Mistake(
      `${shown}: is the folder you are in or one above it; name a folder of its own with --out`,
    );
  }
  if (kind === 'folder') refuseForeign(target, shown);
}

function refuseForeign(target: string, shown: string): void {
  const names = namesIn(target, shown).filter((name) => !LITTER.includes(name));
  if (names.length === 0) return;
  const manifest = manifestIn(target);
  if (manifest?.program !== 'paymarket') {
    throw new Mistake(`${shown}: holds files that are no results of paymarket; ${WAY_OUT}`);
  }
  const foreign = names.filter((name) => !OURS.includes(name) && name !== manifest.fitted);
  if (foreign.length === 0) return;
  const listed = foreign.slice(0, 3).join(', ') + (foreign.length > 3 ? ' ...' : '');
  throw new Mistake(
    `${shown}: files of your own lie among the older results (${listed}); move them, or ${WAY_OUT}`,
  );
}

function namesIn(target: string, shown: string): string[] {
  try {
    return readdirSync(target);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Mistake(`${shown}: cannot look into the folder (${code}); ${WAY_OUT}`);
  }
}

/** What the manifest in a folder says; undefined if there is none to read. A fitted scenario bears its own name. */
function manifestIn(folder: string): { program?: unknown; fitted?: unknown } | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) ?? undefined;
  } catch {
    return undefined;
  }
}
