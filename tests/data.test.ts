import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const DATA = new URL('../data/', import.meta.url);
const ROOT = new URL('../', import.meta.url);

const files = readdirSync(DATA).filter((name) => name.endsWith('.csv'));
const textOf = (name: string): string => readFileSync(new URL(name, DATA), 'utf8');

/** Rows of a CSV file without its comment lines; quotes as in RFC 4180, no line breaks inside a cell. */
function rowsOf(name: string): string[][] {
  const lines = textOf(name).split('\n');
  return lines.filter((line) => line !== '' && !line.startsWith('#')).map(cellsOf);
}

function cellsOf(line: string): string[] {
  const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)];
  return cells.map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain);
}

/** Files below a folder of the project with one of the endings. */
function below(folder: string, ending: RegExp): string[] {
  const names = readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => ending.test(name)).map((name) => `${folder}/${name}`);
}

describe('data/', () => {
  it.each(files)('%s: every row has a cell for each column', (name) => {
    const [columns, ...rows] = rowsOf(name);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row, row.join(' | ')).toHaveLength(columns.length);
  });

  it.each(files.filter((name) => name !== 'sources.csv'))('%s: every figure has a source', (name) => {
    const [columns, ...rows] = rowsOf(name);
    const [status, source] = ['status', 'source'].map((column) => columns.indexOf(column));
    for (const row of rows) {
      expect(['found', 'derived', 'NOT FOUND'], row.join(' | ')).toContain(row[status]);
      if (row[status] !== 'NOT FOUND') expect(row[source], row.join(' | ')).not.toBe('');
    }
  });

  it('has every file that a scenario or the schema cites', () => {
    const texts = [...below('scenarios', /\.yaml$/), ...below('src', /\.ts$/), 'data/README.md'];
    const cited = texts.flatMap((path) => [
      ...readFileSync(new URL(path, ROOT), 'utf8').matchAll(/data\/([a-z_]+\.csv)/g),
    ]);
    expect(cited.length).toBeGreaterThan(10);
    for (const [, name] of cited) expect(files).toContain(name);
  });

  it('is explained file by file', () => {
    for (const name of files) expect(textOf('README.md')).toContain(`\`${name}\``);
  });
});
