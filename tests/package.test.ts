import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './source-files.ts';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const about = JSON.parse(read('package.json'));

describe('the package', () => {
  it('is cited with its own version and licence', () => {
    const citation = read('CITATION.cff');
    expect(citation).toContain(`\nversion: ${about.version}\n`);
    expect(citation).toContain(`\nlicense: ${about.license}\n`);
    expect(read('CHANGELOG.md')).toContain(about.version);
  });

  it('ships files that exist, beside what is built', () => {
    const shipped: string[] = about.files.filter((name: string) => name !== 'dist');
    expect(shipped.filter((name) => !existsSync(join(ROOT, name)))).toEqual([]);
  });

  it('names no host in its lockfile, so that any registry serves', () => {
    expect(read('package-lock.json').match(/"resolved":.*/g) ?? []).toEqual([]);
  });

  it('pins every dependency to one version', () => {
    const wanted = Object.values<string>({ ...about.dependencies, ...about.devDependencies });
    expect(wanted.filter((version) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  it('starts with node where the system asks the file', () => {
    expect(read('src/cli/main.ts')).toMatch(/^#!\/usr\/bin\/env node\n/);
  });
});
