import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A sweep of two factors over a town of few consumers: 6 conditions of 2 replicates. */
export const SMALL_SWEEP = `study: sweep
name: Small sweep
base: first-run
set: { consumers: 200, weeks: 14 }
factors:
  - { parameter: habit.strength, from: 0, to: 2, steps: 3 }
  - { parameter: 'interventions[0].bonus', values: [0.01, 0.02] }
replicates: 2
outcomes:
  - payment_share of alipay
  - welfare, last less before
`;

/** Writes a study into a folder and returns its name there. */
export function studyIn(folder: string, text = SMALL_SWEEP, name = 'small.yaml'): string {
  writeFileSync(join(folder, name), text);
  return name;
}
