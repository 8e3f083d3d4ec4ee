import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ResultFolder } from '../../src/cli/result-folder.ts';
import { emptyFolder, ioIn } from './console.ts';

const MANIFEST = '{ "program": "paymarket" }';

/** A folder that looks like older results. */
function olderResults(parent: string, name: string): string {
  const folder = join(parent, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'manifest.json'), MANIFEST);
  writeFileSync(join(folder, 'report.html'), 'older');
  return folder;
}

/** The number of a process that has ended. */
const deadProcess = (): number => spawnSync('true').pid;
const beside = (name: string, pid: number, kind: string): string =>
  `.${name}.${hostname().replace(/[^A-Za-z0-9]/g, '_')}-${pid}.${kind}`;

describe('a folder of results', () => {
  it('appears only when it is complete', () => {
    const cwd = emptyFolder();
    const folder = new ResultFolder('out/town', ioIn(cwd));
    writeFileSync(join(folder.partial, 'report.html'), 'new');
    expect(existsSync(join(cwd, 'out/town'))).toBe(false);
    expect(folder.isPublished).toBe(false);
    folder.publish();
    expect(folder.isPublished).toBe(true);
    expect(readdirSync(join(cwd, 'out'))).toEqual(['town']);
    expect(readFileSync(join(cwd, 'out/town/report.html'), 'utf8')).toBe('new');
  });

  it('leaves no trace when it is abandoned, not even the folders above it', () => {
    const cwd = emptyFolder();
    const folder = new ResultFolder('a/b/c/town', ioIn(cwd));
    writeFileSync(join(folder.partial, 'market.csv'), 'half');
    folder.abandon();
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('keeps what others put into a folder that it made', () => {
    const cwd = emptyFolder();
    const folder = new ResultFolder('out/town', ioIn(cwd));
    writeFileSync(join(cwd, 'out/notes.txt'), 'mine');
    folder.abandon();
    expect(readdirSync(join(cwd, 'out'))).toEqual(['notes.txt']);
  });

  it('is taken away when the process is told to stop, and older results stay', () => {
    const cwd = emptyFolder();
    olderResults(cwd, 'town');
    const io = ioIn(cwd);
    new ResultFolder('town', io);
    expect(readdirSync(cwd)).toHaveLength(2);
    for (const undo of io.undoing) undo();
    expect(readdirSync(cwd)).toEqual(['town']);
    expect(readFileSync(join(cwd, 'town/report.html'), 'utf8')).toBe('older');
    expect(io.undoing.size).toBe(0);
  });

  it('takes the place of older results and of an empty folder', () => {
    const cwd = emptyFolder();
    const older = olderResults(cwd, 'town');
    writeFileSync(join(older, '.DS_Store'), '');
    mkdirSync(join(cwd, 'empty'));
    for (const name of ['town', 'empty']) new ResultFolder(name, ioIn(cwd)).publish();
    expect(readdirSync(join(cwd, 'town'))).toEqual([]);
    expect(readdirSync(cwd)).toEqual(['empty', 'town']);
  });

  it('never takes the place of anything else', () => {
    const cwd = emptyFolder();
    mkdirSync(join(cwd, 'photos'));
    writeFileSync(join(cwd, 'photos/cat.jpg'), '');
    writeFileSync(join(cwd, 'file'), '');
    writeFileSync(join(olderResults(cwd, 'town'), 'my-notes.txt'), '');
    const make = (shown: string) => () => new ResultFolder(shown, ioIn(cwd));
    expect(make('photos')).toThrow('photos: holds files that are no results of paymarket');
    expect(make('file')).toThrow('file: is a file, expected a folder');
    expect(make('file/town')).toThrow('file/town: a part of the path is a file');
    expect(make('town')).toThrow('town: files of your own lie among the older results (my-notes.txt)');
    expect(make('.')).toThrow('.: is the folder you are in or one above it');
    expect(make('..')).toThrow('..: is the folder you are in or one above it');
    expect(readdirSync(cwd)).toEqual(['file', 'photos', 'town']);
  });

  it('is not taken for older results because of a manifest of another program', () => {
    const cwd = emptyFolder();
    mkdirSync(join(cwd, 'app'));
    writeFileSync(join(cwd, 'app/manifest.json'), '{ "name": "an app" }');
    expect(() => new ResultFolder('app', ioIn(cwd))).toThrow('no results of paymarket');
  });

  it('clears what killed runs left, and puts back results that one had moved aside', () => {
    const cwd = emptyFolder();
    const pid = deadProcess();
    mkdirSync(join(cwd, beside('town', pid, 'partial')));
    olderResults(cwd, beside('town', pid, 'old'));
    mkdirSync(join(cwd, beside('town', process.ppid, 'partial')));
    mkdirSync(join(cwd, '.town.elsewhere-1.partial'));
    mkdirSync(join(cwd, beside('city', pid, 'partial')));
    new ResultFolder('town', ioIn(cwd)).abandon();
    const kept = [
      beside('city', pid, 'partial'),
      '.town.elsewhere-1.partial',
      beside('town', process.ppid, 'partial'),
      'town',
    ];
    expect(readdirSync(cwd).toSorted()).toEqual(kept.toSorted());
    expect(readFileSync(join(cwd, 'town/report.html'), 'utf8')).toBe('older');
  });
});
