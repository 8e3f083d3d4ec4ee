import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the package, which is the same from the sources and from the build. */
const PACKAGE_ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A file of the package, by its path in it. */
export const packageFile = (path: string): string => join(PACKAGE_ROOT, path);

export const packageVersion = (): string =>
  JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')).version;

/** A scenario that comes with the package. */
export interface Shipped {
  /** Base name without `.yaml`: what `run` accepts in any folder. */
  readonly name: string;
  /** Path inside the package with forward slashes: `scenarios/seed/walmart-west.yaml`. */
  readonly path: string;
  readonly absolute: string;
}

const FOLDERS = ['seed', 'theory', 'scale'];

/** All shipped scenarios, folder by folder, by name. */
export function shippedScenarios(): Shipped[] {
  return FOLDERS.flatMap(scenariosIn);
}

/** All shipped studies, by name. */
export const shippedStudies = (): Shipped[] => scenariosIn('studies');

function scenariosIn(folder: string): Shipped[] {
  const names = filesIn(join(PACKAGE_ROOT, 'scenarios', folder)).filter((file) => file.endsWith('.yaml'));
  return names.toSorted().map((file) => ({
    name: basename(file, '.yaml'),
    path: `scenarios/${folder}/${file}`,
    absolute: join(PACKAGE_ROOT, 'scenarios', folder, file),
  }));
}

/** Names in a folder; none where there is no such folder or it may not be read. */
export function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Absolute path of a shipped scenario by its name, with or without `.yaml`, or by its path inside the package. */
export function shippedPath(wanted: string): string | undefined {
  const plain = wanted
    .split(sep)
    .join('/')
    .replace(/^\.\//, '')
    .replace(/\.ya?ml$/i, '');
  return shippedScenarios().find(({ name, path }) => plain === name || `${plain}.yaml` === path)?.absolute;
}

/** What a scenario asks: its comment `# Question: ...`, or nothing. */
export function questionOf({ absolute }: Shipped): string {
  const line = /^# Question: *(.*)$/m.exec(readFileSync(absolute, 'utf8'))?.[1] ?? '';
  return line.charAt(0).toUpperCase() + line.slice(1);
}

/** The command that runs a shipped study: its line `study: ...`. */
export const studyKindOf = ({ absolute }: Shipped): string =>
  /^study: *(\S+)/m.exec(readFileSync(absolute, 'utf8'))?.[1] ?? '';
