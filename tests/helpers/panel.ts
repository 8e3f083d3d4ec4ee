import { Table } from '../../src/core/table.ts';
import type { Series } from '../../src/model/series.ts';
import { simulate } from '../../src/model/simulate.ts';
import type { Scenario } from '../../src/scenario/schema.ts';

/** A run and the trips of its panel, all weeks in one table. */
export interface Followed {
  readonly series: Series;
  readonly trips: Table;
  /** Rows of each week. */
  readonly weeks: readonly number[];
}

/** Runs a replicate and follows some of its consumers, or all. */
export function follow(scenario: Scenario, consumers = scenario.consumers, replicate = 0): Followed {
  const weeks: number[] = [];
  let trips: Table | undefined;
  const put = (week: Table): void => {
    trips ??= new Table(week.spec);
    weeks.push(week.rows);
    for (let row = 0; row < week.rows; row++) {
      trips.push(Object.fromEntries(week.spec.map(({ name }) => [name, week.at(name, row)])));
    }
  };
  const series = simulate(scenario, { replicate, panel: { consumers, put } });
  return { series, trips: trips!, weeks };
}
