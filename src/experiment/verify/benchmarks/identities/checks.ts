import { moments } from '../../../../core/stats.ts';
import type { Series } from '../../../../model/series.ts';
import type { Scenario } from '../../../../scenario/schema.ts';
import type { Check, EngineName, Lab, Picture } from '../../benchmark.ts';
import { type Reading, ROUNDING } from '../../compare.ts';
import { pairedGap } from '../signs/paired.ts';
import { distance, type Matching } from './tables.ts';

/** Two markets that must be one. */
export interface Same {
  readonly what: string;
  readonly from: Scenario;
  readonly to: Scenario;
  readonly matching?: Matching;
}

/** Replicates looked at where each must agree by itself: one more would not find what these do not. */
const LOOKED_AT = 2;

/** Cells that are not the same to the bit: none. */
export function checkCells(lab: Lab, engine: EngineName, same: Same): Check {
  const cells = distances(lab, engine, same).reduce((sum, found) => sum + found.cells, 0);
  return nothing(`cells that differ, ${same.what}`, engine, cells);
}

export const checkSame = (lab: Lab, same: Same): Check[] => [
  checkCells(lab, 'mean-field', same),
  checkCells(lab, 'agents', same),
];

/** The largest difference, where sums may run in another order. */
export function checkAlike(lab: Lab, engine: EngineName, same: Same): Check {
  const gap = Math.max(...distances(lab, engine, same).map((found) => found.gap));
  return nothing(`largest relative difference, ${same.what}`, engine, gap, ROUNDING);
}

function distances(lab: Lab, engine: EngineName, { from, to, matching }: Same) {
  const runs = (scenario: Scenario): readonly Series[] =>
    engine === 'agents' ? lab.agents({ ...scenario, replicates: LOOKED_AT }) : [lab.meanField(scenario)];
  const others = runs(to);
  return runs(from).map((series, replicate) => distance(series, others[replicate], matching));
}

export const nothing = (what: string, engine: EngineName, simulated: number, tolerance = 0): Check => ({
  ...{ what, engine, simulated, tolerance },
  relation: '=',
  expected: 0,
  error: 0,
});

/** Something that agents must have as much of in both markets, but for their draws. */
export interface Figure {
  readonly what: string;
  readonly read: Reading;
  /** What separates its mean from the limit of many consumers: 2/N for a share (R4). */
  readonly bias: number;
}

/** Mean difference over replicates by agents, against none (R4). */
export function checkFigure(lab: Lab, { from, to }: Pick<Same, 'from' | 'to'>, figure: Figure): Check {
  const { mean, error } = pairedGap(lab, { from, to }, figure.read);
  return { ...nothing(figure.what, 'agents', mean, figure.bias), error };
}

/** A column of the picture, week by week. */
export interface Curve {
  readonly group: string;
  readonly read: (week: number) => Reading;
  /** The same in the other market, where it stands elsewhere or is counted otherwise. */
  readonly readOther?: (week: number) => Reading;
}

/** The one market as a line (its mean field), the other as marks. */
export function sideBySide(
  lab: Lab,
  axes: Pick<Picture, 'y' | 'format'>,
  { from, to }: Pick<Same, 'from' | 'to'>,
  curves: readonly Curve[],
): Picture {
  const weeks = Array.from({ length: from.weeks }, (_, i) => i + 1);
  const line = lab.meanField(from);
  const marks = lab.meanField(to);
  const runs = lab.agents({ ...to, replicates: LOOKED_AT });
  const at = <Point>(make: (curve: Curve, week: number) => Point): Point[] =>
    curves.flatMap((curve) => weeks.map((week) => make(curve, week)));
  const other = ({ read, readOther = read }: Curve, week: number) => readOther(week);
  return {
    ...axes,
    x: 'week',
    theory: at(({ group, read }, x) => ({ x, y: read(x)(line), group })),
    meanField: at((curve, x) => ({ x, y: other(curve, x)(marks), group: curve.group })),
    agents: at((curve, x) => {
      const { mean } = moments(runs.map(other(curve, x)));
      return { x, y: mean, low: mean, high: mean, group: curve.group };
    }),
  };
}
