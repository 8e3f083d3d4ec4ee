import { bytesOf } from '../model/engine/word.ts';
import type { Scenario } from '../scenario/schema.ts';

/** Bytes of a row in the tables of a cell: chances, thresholds, surplus and hazards over 32 outcomes, more than most markets have. */
const ROW = 700;

/** Bytes that one replicate of a scenario takes: its consumers, if they are drawn one by one, and the tables of its cells. */
export function bytesOfRun(scenario: Scenario): number {
  const { consumers, platforms, regions, segments, habit } = scenario;
  const kinds = Object.keys(platforms).length;
  const cells = Object.keys(regions).length * Object.keys(segments).length;
  const rows = (2 ** kinds + kinds * 2 ** (kinds - 1)) * habit.rungs;
  return cells * rows * ROW + consumers * bytesOfConsumer(scenario);
}

/** Bytes that one more consumer takes. */
export const bytesOfConsumer = ({ engine, platforms }: Scenario): number =>
  engine === 'agents' ? bytesOf(Object.keys(platforms).length + 1) : 0;
