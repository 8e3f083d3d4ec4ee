import { dirname, relative, resolve, sep } from 'node:path';
import { parse } from 'yaml';
import { isStudy } from '../../experiment/study/load-study.ts';
import { setInText } from '../../scenario/edit-text.ts';
import { Layers } from '../../scenario/layers.ts';
import { loadScenario } from '../../scenario/load.ts';
import { besideOrShipped, readText } from '../files.ts';
import { findScenario } from '../find-scenario.ts';
import { Mistake } from '../mistake.ts';
import { studyRefusal } from '../refuse-study.ts';
import { shippedScenarios } from '../shipped.ts';

/** What the page is opened with: a scenario and what it extends, by paths that say nothing of this machine. */
export interface Given {
  readonly path: string;
  readonly texts: Readonly<Record<string, string>>;
}

/**
 * Reads a scenario for the page. One that is wrong is handed on as it is: the page shows what is wrong with it.
 * Throws Mistake where it cannot be found or read, or a setting cannot be changed.
 */
export function givenText(wanted: string, settings: readonly string[], cwd: string): Given {
  const path = findScenario(wanted, cwd);
  const resolvePath = besideOrShipped(cwd);
  const read = (file: string): string => readText(resolve(cwd, file));
  const text = own(wanted, path, read);
  if (isStudy(text)) throw studyRefusal(wanted, text);
  const layers = new Layers(read, resolvePath);
  layers.load(path);
  const named = (file: string): string => nameFor(resolve(cwd, file), resolve(cwd, path));
  const others = layers.files.slice(1).filter((file) => !isShipped(resolve(cwd, file.path)));
  return {
    path: named(path),
    texts: {
      ...Object.fromEntries(others.map((file) => [named(file.path), file.text])),
      [named(path)]: changed(text, settings, () => loadScenario(path, { read, resolve: resolvePath }).raw),
    },
  };
}

function own(wanted: string, path: string, read: (file: string) => string): string {
  try {
    return read(path);
  } catch (error) {
    throw error instanceof Mistake ? new Mistake(`${wanted}: ${error.message}`) : error;
  }
}

const isShipped = (absolute: string): boolean => shippedScenarios().some((one) => one.absolute === absolute);

/** A shipped file by its path in the package, any other as it is seen from the folder of the open one. */
function nameFor(absolute: string, open: string): string {
  const shipped = shippedScenarios().find((one) => one.absolute === absolute);
  return shipped?.path ?? relative(dirname(open), absolute).split(sep).join('/');
}

/** The text with settings changed in it, as a slider would. `merged` gives what the scenario inherits. */
function changed(text: string, settings: readonly string[], merged: () => unknown): string {
  return settings.reduce((edited, setting) => {
    const equals = setting.indexOf('=');
    if (equals < 1)
      throw new Mistake(`--set ${setting}: expected path=value, such as platforms.alipay.cashback=0.02`);
    try {
      const value = parse(setting.slice(equals + 1), { schema: 'core' }) ?? null;
      return setInText(edited, setting.slice(0, equals).trim(), value, inherited(merged));
    } catch (error) {
      throw new Mistake(`--set ${setting}: ${error instanceof Error ? error.message : error}`);
    }
  }, text);
}

/** Of a scenario that is wrong, nothing is known but its own text. */
function inherited(merged: () => unknown): unknown {
  try {
    return merged();
  } catch {
    return undefined;
  }
}
