import { type Diaries, type Followed, keepDiaries } from '../../src/experiment/diary/diaries.ts';
import type { Scenario } from '../../src/scenario/schema.ts';

/** The diaries of a run, all weeks done. */
export function diariesOf(
  scenario: Scenario,
  who: Followed = { consumers: scenario.consumers },
  replicate = 0,
): Diaries {
  const weeks = keepDiaries(scenario, replicate, who);
  let next = weeks.next();
  while (!next.done) next = weeks.next();
  return next.value;
}
