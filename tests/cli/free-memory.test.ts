import { describe, expect, it } from 'vitest';
import { refuseWhatDoesNotFit, threadsThatFit } from '../../src/cli/free-memory.ts';
import { loadFile } from '../../src/cli/load.ts';

const fileOf = (...overrides: string[]) => loadFile('china-2018', overrides, process.cwd());

describe('a run that does not fit in memory', () => {
  it('is refused with the number of consumers that would', () => {
    const large = fileOf('consumers=1.4e9');
    expect(() => refuseWhatDoesNotFit([large], '--consumers ', 6e9)).not.toThrow();
    expect(() => refuseWhatDoesNotFit([large], '--consumers ', 2e9)).toThrow(
      'china-2018: 1,400,000,000 consumers need 5.6 GB of memory, and 2.0 GB are free; at most 490,000,000 consumers fit: --consumers 490000000',
    );
    expect(() => refuseWhatDoesNotFit([fileOf('consumers=490000000')], '--consumers ', 2e9)).not.toThrow();
  });

  it('is told for every file at once, and has the mean field as its way out where nothing fits', () => {
    const files = [fileOf('consumers=1e9'), fileOf('consumers=2e9')];
    expect(() => refuseWhatDoesNotFit(files, '--consumers ', 1e5)).toThrow(
      /1,000,000,000 .*mean-field.*\n.*: 2,000,000,000/,
    );
    expect(() =>
      refuseWhatDoesNotFit([fileOf('consumers=1e9', 'engine=mean-field')], '--consumers ', 1e8),
    ).not.toThrow();
  });
});

describe('runs of an experiment side by side', () => {
  it('are as many as fit in memory at a time, and one at least', () => {
    const large = [fileOf('consumers=1e9'), fileOf('consumers=1000')]; // 4 GB
    expect([1, 3, 5, 9, 100].map((gigabytes) => threadsThatFit(8, large, gigabytes * 1e9))).toEqual([
      1, 1, 1, 2, 8,
    ]);
  });
});
