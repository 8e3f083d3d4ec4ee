import type { RetailerGrid } from './grid.ts';

/** What chips, marks and bars mean. */
export function Legend({ grid: { platforms, taken } }: { grid: RetailerGrid }) {
  const isInPart = taken.some((share) => share > 0 && share < 100);
  return (
    <ul class="legend" aria-label="Legend">
      {platforms.map(({ id, name, fill }) => (
        <li key={id}>
          <span class="chip" style={{ borderColor: fill }}>
            <span class="full" style={{ background: fill, height: '100%' }} />
          </span>
          {name}
        </li>
      ))}
      <li>
        <span class="chip" />
        not accepted
      </li>
      {isInPart && (
        <li>
          <span class="chip">
            <span class="full" style={{ height: '50%' }} />
          </span>
          in part: of the runs, or of independents’ sales
        </li>
      )}
      <li>
        <strong>signed</strong> an exclusive contract
      </li>
      <li>
        <span class="bar lost">
          <span class="track">
            <span style={{ width: '70%' }} />
          </span>
        </span>
        sales lost, % of visits (4 weeks)
      </li>
      <li>
        <span class="bar resented">
          <span class="track">
            <span style={{ width: '70%' }} />
          </span>
        </span>
        resentment, points
      </li>
      <li>
        <span class="chip none" />
        no shops
      </li>
    </ul>
  );
}
