import type { TimePlot } from '../engine/messages.ts';
import { cursor, momentOf, moveByKey } from './cursor.ts';
import type { Place } from './places.ts';
import { MOST_READ, readoutText } from './readout.tsx';

interface LayerParts {
  readonly title: string;
  readonly weeks: number;
  readonly plots: readonly TimePlot[];
  readonly places: readonly Place[];
}

const percent = (share: number): string => `${share * 100}%`;

/** Lies over a chart: hears pointers and keys, and shows the week under the cursor as a line in every plot. */
export function CursorLayer({ title, weeks, plots, places }: LayerParts) {
  const week = cursor.value;
  const point = ({
    currentTarget,
    clientX,
    clientY,
  }: PointerEvent & { currentTarget: HTMLElement }): void => {
    const box = currentTarget.getBoundingClientRect();
    const place = nearest(places, (clientX - box.left) / box.width, (clientY - box.top) / box.height);
    if (place === undefined) return;
    const share = ((clientX - box.left) / box.width - place.left) / place.width;
    cursor.value = Math.min(weeks, Math.max(1, Math.round(share * weeks)));
  };
  return (
    <div
      class="cursor"
      role="slider"
      tabIndex={0}
      aria-label={`Week in the chart: ${title}`}
      aria-valuemin={1}
      aria-valuemax={weeks}
      aria-valuenow={week ?? weeks}
      aria-valuetext={week === null ? 'no week chosen' : readoutText(plots, week)}
      onPointerDown={point}
      onPointerMove={point}
      onKeyDown={(event) => {
        if (moveByKey(event.key, event.shiftKey, weeks)) event.preventDefault();
      }}
    >
      {week !== null &&
        places.map((place, i) => (
          <Mark
            key={i}
            place={place}
            at={week / weeks}
            plot={plots[i]}
            isWorded={plots.length > MOST_READ}
            week={week}
          />
        ))}
    </div>
  );
}

function Mark({
  place,
  at,
  plot,
  week,
  isWorded,
}: {
  place: Place;
  at: number;
  plot: TimePlot;
  week: number;
  isWorded: boolean;
}) {
  const left = percent(place.left + at * place.width);
  const value = isWorded ? momentOf(plot, week)?.values[0] : undefined;
  return (
    <>
      <span class="line" style={{ left, top: percent(place.top), height: percent(place.height) }} />
      {value !== undefined && (
        <span class={at > 0.8 ? 'value before' : 'value'} style={{ left, top: percent(place.top) }}>
          {value}
        </span>
      )}
    </>
  );
}

/** The plot under a point, or the one beside it. */
function nearest(places: readonly Place[], x: number, y: number): Place | undefined {
  const outside = (at: number, from: number, size: number) => Math.max(from - at, at - from - size, 0);
  const far = ({ left, top, width, height }: Place) => outside(x, left, width) + outside(y, top, height);
  return places.reduce<Place | undefined>(
    (best, place) => (best === undefined || far(place) < far(best) ? place : best),
    undefined,
  );
}
