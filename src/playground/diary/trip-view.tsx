import { Ladder } from './ladder.tsx';
import type { ToldTrip } from './told.ts';

/** A trip: where, the chances behind the choice as bars, what it did to habit, and the same in words. */
export function TripView({
  trip: { retailer, ways, before, after, words },
  rungs,
}: {
  trip: ToldTrip;
  rungs: number;
}) {
  return (
    <li class="trip">
      <h5>{retailer}</h5>
      <div class="ways" aria-hidden>
        {ways.map(({ name, fill, chance, text, kind }) => (
          <div class={`way ${kind}`} key={name + kind}>
            <span class="method">
              {kind === 'chosen' ? '✓ ' : ''}
              {name}
            </span>
            <span class="bar">
              <span
                style={
                  kind === 'refused'
                    ? { width: `${chance * 100}%`, borderColor: fill }
                    : { width: `${chance * 100}%`, background: fill }
                }
              />
            </span>
            <span class="odds">{text}</span>
          </div>
        ))}
      </div>
      {rungs > 1 && <Ladder before={before} after={after} rungs={rungs} />}
      <p class="spoken quiet">{words}</p>
    </li>
  );
}
