import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadStudyText } from '../../src/cli/experiment/sources.ts';
import { shippedStudies } from '../../src/cli/shipped.ts';
import { RunMaker } from '../../src/experiment/runner/make-run.ts';
import { runsOf, tasksOf } from '../../src/experiment/runner/plan.ts';
import { hasFailed } from '../../src/experiment/runner/record.ts';
import { Sensitivity } from '../../src/experiment/sensitivity/sensitivity.ts';
import { valueIn } from '../../src/experiment/study/factors.ts';
import type { SensitivityStudy } from '../../src/experiment/study/study.ts';
import { ROOT } from '../source-files.ts';

const texts = shippedStudies()
  .map(({ name, path }) => ({ name, path, text: readFileSync(join(ROOT, path), 'utf8') }))
  .filter(({ text }) => /^study: sensitivity$/m.test(text));

describe.each(texts)('the shipped study $name', ({ path, text }) => {
  const study = loadStudyText({ name: path, text, cwd: ROOT, overrides: [], own: {} })
    .study as SensitivityStudy;

  it('has a question and a source on top, and says of every range where it comes from', () => {
    expect(text).toMatch(/^# yaml-language-server: .*\n# Question: .+\n# Source: .+\n/);
    const ends = text.split('\n').filter((line) => /^ {4}(from|to):/.test(line));
    expect(ends).toHaveLength(2 * study.factors.length);
    for (const [i, line] of ends.entries())
      if (line.includes('from:')) expect(`${line}${ends[i + 1]}`).toContain('#');
  });

  it('varies every setting around what it is in the scenario', () => {
    for (const factor of study.factors)
      for (const setting of factor.paths) {
        const usual = valueIn(study.base.scenario, { ...factor, paths: [setting] });
        expect(usual, setting).toBeGreaterThanOrEqual(factor.range!.from);
        expect(usual, setting).toBeLessThanOrEqual(factor.range!.to);
      }
  });

  it('has runs in which every outcome exists', () => {
    const { plan } = new Sensitivity(study);
    const maker = new RunMaker(study);
    for (const from of [0, runsOf(plan) - 1])
      for (const task of tasksOf(plan, from, from + 1)) {
        const record = maker.make(task);
        expect(hasFailed(record)).toBe(false);
        if (!hasFailed(record)) expect([...record.values].every(Number.isFinite)).toBe(true);
      }
  });
});
