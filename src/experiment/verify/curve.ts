import { moments } from '../../core/stats.ts';
import type { Scenario } from '../../scenario/schema.ts';
import type { Lab, Picture, Point } from './benchmark.ts';
import type { Reading } from './compare.ts';

/** One line of a picture: its name, what theory says, and where it is read from a run. */
export interface Line {
  readonly group: string;
  readonly theory: (market: Scenario) => number;
  readonly read: Reading;
  /** What this line changes in the market, where lines differ in more than what is read. */
  readonly variant?: (market: Scenario) => Scenario;
}

export interface Axis {
  readonly x: string;
  readonly y: string;
  readonly format: Picture['format'];
  /** Values of x at which runs are made, in order. */
  readonly marks: readonly number[];
  /** The market at a value of x. */
  readonly market: (x: number) => Scenario;
}

/** Steps of the theory's line between two marks. */
const FINE = 8;

/** Lines over a parameter: theory throughout, the mean field at every mark, the agents at every second. */
export function curveOf(lab: Lab, axis: Axis, lines: readonly Line[]): Picture {
  const { x, y, format, marks, market } = axis;
  const at = (value: number, read: (line: Line) => number): Point[] =>
    lines.map((line) => ({ x: value, y: read(line), group: line.group }));
  return {
    ...{ x, y, format },
    theory: between(marks).flatMap((value) => at(value, (line) => line.theory(market(value)))),
    meanField: marks.flatMap((value) =>
      at(value, (line) => line.read(lab.meanField(marketOf(line, market(value))))),
    ),
    agents: marks
      .filter((_, i) => i % 2 === 0)
      .flatMap((value) => lines.map((line) => drawn(lab, marketOf(line, market(value)), line, value))),
  };
}

const marketOf = ({ variant }: Line, market: Scenario): Scenario => variant?.(market) ?? market;

function drawn(lab: Lab, market: Scenario, { group, read }: Line, x: number): Picture['agents'][number] {
  const { n, mean, variance } = moments(lab.agents(market).map(read));
  const half = n > 1 ? lab.z * Math.sqrt(variance / n) : 0;
  return { x, y: mean, low: mean - half, high: mean + half, group };
}

function between(marks: readonly number[]): number[] {
  const inside = marks
    .slice(1)
    .flatMap((next, i) =>
      Array.from({ length: FINE }, (_, step) => next - ((next - marks[i]) * (FINE - 1 - step)) / FINE),
    );
  return [marks[0], ...inside];
}

/** `steps` + 1 values from one number to another, both included. */
export const evenly = (from: number, to: number, steps: number): number[] =>
  Array.from({ length: steps + 1 }, (_, i) => from + ((to - from) * i) / steps);
