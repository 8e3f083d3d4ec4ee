import { execFileSync } from 'node:child_process';
import { closeSync, ftruncateSync, mkdirSync, openSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readText } from '../../src/cli/files.ts';
import { emptyFolder, paymarket } from './console.ts';

const checked = (folder: string, name: string) => paymarket(folder, ['check', name]);

describe('files that cannot be read', () => {
  it('a file of 100 MB is refused before it is read', async () => {
    const folder = emptyFolder();
    const file = openSync(join(folder, 'big.yaml'), 'w');
    ftruncateSync(file, 100_000_000);
    closeSync(file);
    const { code, err } = await checked(folder, 'big.yaml');
    expect(err).toContain('big.yaml: too large for a scenario: expected at most 2 MB, found 100.0 MB');
    expect(code).toBe(2);
  });

  it('an endless device is refused', () => {
    expect(() => readText('/dev/zero')).toThrow('too large for a scenario');
  });

  it('a folder is told from a file', async () => {
    const folder = emptyFolder();
    mkdirSync(join(folder, 'mine.yaml'));
    const { code, err } = await checked(folder, 'mine.yaml');
    expect(err).toContain('mine.yaml: is a folder, expected a scenario file');
    expect(code).toBe(2);
  });

  it('a name that is nearly that of a file nearby is corrected', async () => {
    const folder = emptyFolder();
    mkdirSync(join(folder, 'sub'));
    writeFileSync(join(folder, 'sub', 'my-town.yaml'), '');
    const { err } = await checked(folder, 'sub/my-twon.yaml');
    expect(err).toContain('sub/my-twon.yaml: no such scenario, did you mean "sub/my-town.yaml"?');
  });

  it('a path through a file leads nowhere', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'a.yaml'), '');
    const { code, err } = await checked(folder, 'a.yaml/b.yaml');
    expect(err).toContain('a.yaml/b.yaml: no such scenario');
    expect(code).toBe(2);
  });

  it('a link to itself, a name without end and bytes that are no text are told as such', async () => {
    const folder = emptyFolder();
    symlinkSync('loop.yaml', join(folder, 'loop.yaml'));
    writeFileSync(join(folder, 'latin1.yaml'), Buffer.from([0x6e, 0x3a, 0x20, 0xe9, 0x0a]));
    expect((await checked(folder, 'loop.yaml')).err).toContain('loop.yaml: a link that leads back to itself');
    expect((await checked(folder, 'latin1.yaml')).err).toContain('latin1.yaml: not text in UTF-8');
    expect((await checked(folder, `${'x'.repeat(300)}.yaml`)).err).toContain('the name is too long');
    expect((await checked(folder, 'a\0b')).err).toContain('not a possible name of a file');
  });

  it.skipIf(process.getuid?.() === 0)('a file without permission is told as such', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'secret.yaml'), '', { mode: 0 });
    expect((await checked(folder, 'secret.yaml')).err).toContain('secret.yaml: permission denied');
  });

  it('a base that is missing is a problem at its line', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'mine.yaml'), 'name: x\nextends: gone.yaml\n');
    const { code, err } = await checked(folder, 'mine.yaml');
    expect(err).toContain('mine.yaml:2:10  extends: cannot read gone.yaml: no such file');
    expect(code).toBe(2);
  });
});

describe('files that can be read', () => {
  it('a pipe is read like a file', () => {
    const folder = emptyFolder();
    execFileSync('sh', ['-c', `mkfifo '${folder}/pipe'; (printf 'name: piped' > '${folder}/pipe') &`], {
      stdio: 'ignore',
    });
    expect(readText(join(folder, 'pipe'))).toBe('name: piped');
  });
});
