import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shippedStudies, studyKindOf } from '../../../src/cli/shipped.ts';
import { emptyFolder, paymarket } from '../console.ts';
import { SMALL_SWEEP, studyIn } from './study-file.ts';

describe('studies on the command line', () => {
  it('are listed with their questions and the command that runs them', async () => {
    const { out } = await paymarket(emptyFolder(), ['list']);
    for (const study of shippedStudies()) {
      expect(out).toMatch(new RegExp(`^${study.name} .*\\?$`, 'm'));
      expect(out).toContain(`paymarket ${studyKindOf(study)} NAME`);
    }
  });

  it('are checked with every scenario that they name, beside scenarios', async () => {
    const cwd = emptyFolder();
    const { code, out } = await paymarket(cwd, ['check', studyIn(cwd), 'openness', 'first-run']);
    expect(code).toBe(0);
    expect(out).toMatch(/^fine {2}small\.yaml {2}sweep, 2 factors, 6 conditions, 2 replicates, 2 outcomes$/m);
    expect(out).toMatch(/^fine {2}openness {2}sweep, 1 factor, 11 conditions/m);
    expect(out).toMatch(/^fine {2}first-run {2}2 platforms/m);
  });

  it('are told all that is wrong with them, together with what is wrong with scenarios', async () => {
    const cwd = emptyFolder();
    studyIn(cwd, SMALL_SWEEP.replace('habit.strength', 'habit.strenght').replace('welfare,', 'wellfare,'));
    writeFileSync(join(cwd, 'mine.yaml'), 'extends: first-run\nweeks: many\n');
    const { code, err } = await paymarket(cwd, ['check', 'small.yaml', 'mine.yaml']);
    expect(code).toBe(2);
    for (const part of ['habit.strength', 'welfare', 'mine.yaml:2']) expect(err).toContain(part);
  });

  it.each([
    ['run', ['openness'], 'openness'],
    ['run', ['small.yaml'], 'small.yaml'],
    ['diff', ['first-run', 'small'], 'small'],
  ])('are no scenarios: %s %s says which command is meant', async (command, files, named) => {
    const cwd = emptyFolder();
    studyIn(cwd);
    const { code, err } = await paymarket(cwd, [command, ...files]);
    expect(code).toBe(2);
    expect(err).toMatch(
      new RegExp(`^error {2}${named}: is a study and no scenario; \`paymarket sweep ${named}\``, 'm'),
    );
  });

  it('leave a report with the findings that the terminal tells, the study as written, and pictures', async () => {
    const cwd = emptyFolder();
    const { code, out } = await paymarket(cwd, ['sweep', studyIn(cwd), '--threads', '1']);
    expect(code).toBe(0);
    const folder = join(cwd, 'out/sweep/small');
    const report = readFileSync(join(folder, 'report.html'), 'utf8');
    const [name, , first] = out.split('\n');
    expect(name).toBe('Small sweep');
    expect(out).toMatch(/report {2}out\/sweep\/small\/report\.html$/m);
    expect(report).toContain(first.trim());
    expect(readFileSync(join(folder, 'study.yaml'), 'utf8')).toBe(SMALL_SWEEP);
    for (const picture of ['lines', 'heat-1', 'heat-2'])
      expect(readFileSync(join(folder, `pictures/${picture}.svg`), 'utf8')).toMatch(/^<svg/);
  });
});
