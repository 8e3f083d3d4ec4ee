import type { TimePlot } from '../engine/messages.ts';
import { cursor, momentOf } from './cursor.ts';

/** Up to so many plots are read out in words above the chart; values of more stand beside the cursor in each. */
export const MOST_READ = 4;

interface ReadoutParts {
  readonly plots: readonly TimePlot[];
  /** Names of the plots, where there are several. */
  readonly heads: readonly string[];
  /** The first chart says how its readout is reached. */
  readonly isFirst: boolean;
}

/** What the chart tells of the week under the cursor. */
export function Readout({ plots, heads, isFirst }: ReadoutParts) {
  const week = cursor.value;
  if (week === null || plots.length > MOST_READ)
    return (
      <p class="readout quiet">
        {week === null && isFirst ? 'Point at a chart, or use ← and → on it, to read a week.' : ''}
      </p>
    );
  const told = plots.flatMap((plot, i) => {
    const moment = momentOf(plot, week);
    return moment === undefined ? [] : [{ plot, moment, head: plots.length > 1 ? heads[i] : undefined }];
  });
  return (
    <p class="readout">
      <strong>{told[0]?.moment.title ?? `Week ${week}`}</strong>
      {told.map(({ plot, moment, head }, i) => (
        <span class="told-plot" key={i}>
          {head !== undefined && <em>{head}</em>}
          {plot.names.map((name, at) => (
            <span key={name} style={plot.colours[at] === '' ? undefined : { color: plot.colours[at] }}>
              {name} {moment.values[at]}
            </span>
          ))}
        </span>
      ))}
    </p>
  );
}

/** The same for whoever listens. */
export function readoutText(plots: readonly TimePlot[], week: number): string {
  const moments = plots.map((plot) => ({ plot, moment: momentOf(plot, week) }));
  const title = moments.find(({ moment }) => moment !== undefined)?.moment?.title ?? `week ${week}`;
  const values = moments.flatMap(({ plot, moment }) =>
    moment === undefined ? [] : plot.names.map((name, i) => `${name} ${moment.values[i]}`),
  );
  return `${title}: ${values.join(', ')}`;
}
