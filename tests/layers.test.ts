import { describe, expect, it } from 'vitest';
import { readSource, type SourceFile, sourceFiles } from './source-files.ts';

/** Bottom to top; the two tops never meet. */
const ORDER = ['core', 'scenario', 'model', 'theory', 'experiment', 'chart', 'report'];
const TOPS = ['cli', 'playground'];

/** What reaches outside the program: the system, the clock, chance without a seed. The page is kept out by `tsconfig.pure.json`. */
const OUTSIDE = [
  'Date',
  'console',
  'process',
  'performance',
  'Math.random',
  'crypto',
  'globalThis',
  'fetch',
  'setTimeout',
  'setInterval',
];

const files = sourceFiles();

const layerOf = (path: string): string => path.split('/')[1];
const rankOf = (path: string): number => {
  const rank = ORDER.indexOf(layerOf(path));
  return rank === -1 ? ORDER.length : rank;
};
const isPure = ({ path }: SourceFile): boolean => ORDER.includes(layerOf(path));

/** Imports that point upwards, or from one top to the other. */
function upward(file: SourceFile): string[] {
  const targets = file.links.map(({ target }) => target).filter((target) => target !== undefined);
  const wrong = targets.filter((target) => {
    const [from, to] = [layerOf(file.path), layerOf(target)];
    return rankOf(target) > rankOf(file.path) || (TOPS.includes(from) && TOPS.includes(to) && from !== to);
  });
  return wrong.map((target) => `${file.path} -> ${target}`);
}

function valuesFromScenario(file: SourceFile): string[] {
  if (layerOf(file.path) !== 'model') return [];
  const links = file.links.filter(
    ({ target, typesOnly }) => target && layerOf(target) === 'scenario' && !typesOnly,
  );
  return links.map(({ target }) => `${file.path} -> ${target}`);
}

/** Theory and model may agree only by both being right: theory is written from paper alone, and the model never sees it. */
function theoryWithModel(file: SourceFile): string[] {
  const links = file.links.flatMap(({ target }) => (target === undefined ? [] : [target]));
  const strange = links.filter((target) => {
    const [from, to] = [layerOf(file.path), layerOf(target)];
    return from === 'theory' ? !['core', 'theory'].includes(to) : from === 'model' && to === 'theory';
  });
  return strange.map((target) => `${file.path} -> ${target}`);
}

function outside(file: SourceFile): string[] {
  if (!isPure(file)) return [];
  const modules = file.links.map(({ module }) => module).filter((module) => module.startsWith('node:'));
  return [...modules, ...OUTSIDE.filter((name) => file.names.has(name))].map(
    (name) => `${file.path}: ${name}`,
  );
}

const reExports = (file: SourceFile): string[] =>
  file.links.filter(({ isExport }) => isExport).map(({ module }) => `${file.path} -> ${module}`);

/** A way from a file back to itself along imports, those of types too, or nothing. */
function cycle(all: readonly SourceFile[]): string[] {
  const byPath = new Map(all.map((file) => [file.path, file]));
  const finished = new Set<string>();
  const walk = (path: string, way: readonly string[]): string[] | undefined => {
    if (way.includes(path)) return [...way.slice(way.indexOf(path)), path];
    if (finished.has(path)) return undefined;
    for (const { target } of byPath.get(path)?.links ?? []) {
      const found = target === undefined ? undefined : walk(target, [...way, path]);
      if (found) return found;
    }
    finished.add(path);
    return undefined;
  };
  for (const { path } of all) {
    const found = walk(path, []);
    if (found) return found;
  }
  return [];
}

describe('the layers of the source', () => {
  it('no file imports from a layer above its own', () => {
    expect(files.flatMap(upward)).toEqual([]);
  });

  it('the model takes only types from the scenario', () => {
    expect(files.flatMap(valuesFromScenario)).toEqual([]);
  });

  it('the closed forms know nothing of the model, nor the model of them', () => {
    expect(files.flatMap(theoryWithModel)).toEqual([]);
  });

  it('nothing below the command line reaches the system, the clock or unseeded chance', () => {
    expect(files.flatMap(outside)).toEqual([]);
  });

  it('only the public API re-exports', () => {
    expect(files.filter(({ path }) => path !== 'src/index.ts').flatMap(reExports)).toEqual([]);
  });

  it('no file imports itself by a detour', () => {
    expect(cycle(files)).toEqual([]);
  });

  it('every import of a source file leads to one', () => {
    const paths = new Set(files.map(({ path }) => path));
    const lost = files.flatMap(({ links }) =>
      links.filter(({ target }) => target && /\.tsx?$/.test(target) && !paths.has(target)),
    );
    expect(lost).toEqual([]);
  });

  it('no file is longer than 300 lines', () => {
    expect(files.filter(({ lines }) => lines > 300).map(({ path }) => path)).toEqual([]);
  });

  it('every file lives in a known layer', () => {
    const strange = files.filter(
      ({ path }) => path !== 'src/index.ts' && ![...ORDER, ...TOPS].includes(layerOf(path)),
    );
    expect(strange.map(({ path }) => path)).toEqual([]);
  });
});

describe('the layer tests themselves', () => {
  it('see an import that points upwards, also a dynamic one and one of types', () => {
    expect(upward(readSource('src/core/a.ts', "import type { B } from '../model/b.ts';"))).toHaveLength(1);
    expect(upward(readSource('src/chart/a.ts', "const b = await import('../report/b.ts');"))).toHaveLength(1);
    expect(upward(readSource('src/cli/a.ts', "import '../playground/b.ts';"))).toHaveLength(1);
    expect(upward(readSource('src/cli/a.ts', "import { b } from '../core/b.ts';"))).toEqual([]);
  });

  it('see a value that the model takes from the scenario', () => {
    const take = (text: string) =>
      valuesFromScenario(readSource('src/model/a.ts', `${text} '../scenario/b.ts';`));
    expect(take('import { b } from')).toHaveLength(1);
    expect(take('import { type B, c } from')).toHaveLength(1);
    expect(take('import { type B } from')).toEqual([]);
    expect(take('import type { B } from')).toEqual([]);
  });

  it('see a closed form that looks at the model', () => {
    const look = (path: string, at: string) =>
      theoryWithModel(readSource(path, `import type { A } from '${at}';`));
    expect(look('src/theory/a.ts', '../model/b.ts')).toHaveLength(1);
    expect(look('src/model/a.ts', '../theory/b.ts')).toHaveLength(1);
    expect(look('src/theory/a.ts', '../core/b.ts')).toEqual([]);
  });

  it('see what reaches outside, and not words that only look so', () => {
    const found = (text: string) => outside(readSource('src/model/a.ts', text));
    expect(found('export const now = Date.now();')).toHaveLength(1);
    expect(found('export const x = Math.random();')).toHaveLength(1);
    expect(found("import { readFileSync } from 'node:fs';")).toHaveLength(1);
    expect(found('export const x = settings.process; // Date, console')).toEqual([]);
  });

  it('see a cycle of three files', () => {
    const ring = ['a', 'b', 'c'].map((name, i) =>
      readSource(`src/core/${name}.ts`, `import './${['b', 'c', 'a'][i]}.ts';`),
    );
    expect(cycle(ring)).toEqual(['src/core/a.ts', 'src/core/b.ts', 'src/core/c.ts', 'src/core/a.ts']);
  });

  it('see a re-export', () => {
    expect(reExports(readSource('src/core/a.ts', "export * from './b.ts';"))).toHaveLength(1);
  });
});
