import { live } from '../state/results.ts';
import type { Place } from './places.ts';

interface LiveParts {
  readonly place: Place;
  readonly weeks: number;
  readonly domain: readonly [number, number];
}

const percent = (share: number): string => `${share * 100}%`;

/** Lines of a run while it is being made, over the chart of the run before. */
export function LiveLines({ place, weeks, domain: [low, high] }: LiveParts) {
  if (live.value.length === 0) return null;
  const pathOf = (values: readonly number[]): string =>
    values
      .map((value, week) => `${week === 0 ? 'M' : 'L'}${week + 1} ${(high - value) / (high - low)}`)
      .join('');
  return (
    <svg
      class="live"
      aria-hidden="true"
      viewBox={`0 0 ${weeks} 1`}
      preserveAspectRatio="none"
      style={{
        left: percent(place.left),
        top: percent(place.top),
        width: percent(place.width),
        height: percent(place.height),
      }}
    >
      {live.value.map(({ colour, values }) => (
        <path key={colour} d={pathOf(values)} stroke={colour} />
      ))}
    </svg>
  );
}
