import { createMarket } from '../src/model/open/create.ts';
import { step } from '../src/model/step.ts';
import { buildTables } from '../src/model/week/tables.ts';
import { type Figure, figure } from './finding.ts';
import { medianMs, shipped } from './measure.ts';

const WEEKS = 40;

/** Microseconds to build the tables of one cell and week, every input changed. */
export function* tables(): Generator<Figure> {
  const market = createMarket(shipped('seed/walmart-west'), 0);
  step(market);
  const build = () => {
    for (let week = 0; week < WEEKS; week++) {
      for (const branch of market.branches) branch.opening += 1e-9; // else the tables would be left as they stand
      buildTables(market);
    }
  };
  const perCell = (medianMs(build, 15, 5) * 1000) / (WEEKS * market.cells.length);
  yield figure(
    `tables, 160 rows, ${market.regions[0].classes.length} acceptance classes, every input changed`,
    `${perCell.toFixed(1)} µs per cell and week`,
    '50 µs',
  );
}
