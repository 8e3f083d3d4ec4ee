import { useComputed } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { weekInWords } from '../../chart/time.ts';
import { cursor } from '../charts/cursor.ts';
import { isStale, reading } from '../state/results.ts';
import { CellView, type Tops } from './cell-view.tsx';
import type { RetailerGrid } from './grid.ts';
import { Legend } from './legend.tsx';
import { grid, keepNewest } from './newest.ts';
import { Weeks } from './weeks.tsx';

const mostOf = (column: Float32Array): number =>
  column.reduce((most, value) => (value > most ? value : most), 0);

/** Who accepts what, in every region, in the week under the cursor. */
export function Retailers() {
  useEffect(keepNewest, []);
  const tops = useComputed<Tops>(() => ({
    lost: mostOf(grid.value?.lost ?? new Float32Array()),
    resentment: mostOf(grid.value?.resentment ?? new Float32Array()),
  }));
  const { scenario } = reading.value ?? {};
  if (grid.value === undefined || scenario === undefined || grid.value.retailers.length === 0) return null;
  const { weeks } = grid.value;
  const last = weeks[weeks.length - 1];
  const week = Math.min(cursor.value ?? last, last);
  return (
    <figure class={isStale.value ? 'retailers stale' : 'retailers'}>
      <figcaption>
        <h3>Who accepts what, and who has signed: {weekInWords(scenario, week)}</h3>
        <p>{subtitleOf(grid.value)}</p>
      </figcaption>
      <Weeks weeks={last} />
      <Legend grid={grid.value} />
      <Table grid={grid.value} week={weeks.findIndex((one) => one >= week)} tops={tops.value} />
      <p class="quiet source">
        {grid.value.left > 0 && `${grid.value.left} more retailers are not shown. `}
        {grid.value.source}
      </p>
    </figure>
  );
}

const subtitleOf = ({ words }: RetailerGrid): string =>
  `Each row is a retailer, each column a region: ${words}. The week is that of the charts above.`;

function Table({ grid: shown, week, tops }: { grid: RetailerGrid; week: number; tops: Tops }) {
  const { retailers, regions } = shown;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reached by keyboard
    <section class="scroll" tabIndex={0} aria-label="Retailers by region">
      <table>
        <thead>
          <tr>
            <th scope="col">Retailer</th>
            {regions.map(({ id, name }) => (
              <th scope="col" key={id}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {retailers.map(({ id, name }, retailer) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              {regions.map((region, at) => (
                <CellView
                  key={region.id}
                  grid={shown}
                  week={week}
                  retailer={retailer}
                  region={at}
                  tops={tops}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
