import { simulate } from '../src/model/simulate.ts';
import { columnsOf, ParquetEncoder } from '../src/report/parquet.ts';
import { type Figure, figure } from './finding.ts';
import { medianMs, shipped } from './measure.ts';

/** What it costs to follow 1,000 consumers of `walmart-west` for two years, and how large their diary is. */
export function* panel(): Generator<Figure> {
  const scenario = shipped('seed/walmart-west');
  let trips = 0;
  let bytes = 0;
  const follow = (): void => {
    let encoder: ParquetEncoder | undefined;
    trips = bytes = 0;
    simulate(scenario, {
      panel: {
        consumers: 1000,
        put: (week) => {
          encoder ??= new ParquetEncoder(week.spec, {});
          trips += week.rows;
          bytes += encoder.append(columnsOf(week)).length;
        },
      },
    });
    bytes += encoder!.end().length;
  };
  const plain = medianMs(() => simulate(scenario), 3);
  const followed = medianMs(follow, 3);
  const figures = `+${((followed - plain) / 1000).toFixed(2)} s, ${(bytes / 1e6).toFixed(1)} MB`;
  yield figure(`panel of 1,000, ${trips.toLocaleString('en')} trips`, figures);
}
