import { Course } from './course.tsx';
import type { Part, ToldDiary, ToldWeek } from './told.ts';
import { TripView } from './trip-view.tsx';

/** One consumer's diary: why it switched, its habit over the run, and its weeks. */
export function DiaryView({ diary }: { diary: ToldDiary }) {
  return (
    <div class="one-diary">
      <div aria-live="polite">
        <p class="finding">{diary.why[0]}</p>
        {diary.why.slice(1, 2).map((words) => (
          <p key={words}>{words}</p>
        ))}
      </div>
      <p class="quiet">{diary.who}</p>
      <Course diary={diary} />
      <ol class="weeks">
        {diary.parts.map((part) => (
          <PartView key={part.title} part={part} rungs={diary.rungs} />
        ))}
      </ol>
    </div>
  );
}

function PartView({ part, rungs }: { part: Part; rungs: number }) {
  const { isNew, isOpen, title, notes, weeks } = part;
  const trips = weeks.map((week) => (
    <WeekView key={week.week} week={week} rungs={rungs} isTitled={weeks.length > 1} />
  ));
  if (isNew)
    return (
      <li class="new">
        <h3>{title}</h3>
        {notes.map((words) => (
          <p class="news" key={words}>
            {words}
          </p>
        ))}
        {isOpen ? (
          trips
        ) : (
          <details>
            <summary>Its trips</summary>
            {trips}
          </details>
        )}
      </li>
    );
  return (
    <li>
      <details>
        <summary>
          {title} <span class="quiet">{notes.join(' ')}</span>
        </summary>
        {trips}
      </details>
    </li>
  );
}

function WeekView({ week, rungs, isTitled }: { week: ToldWeek; rungs: number; isTitled: boolean }) {
  return (
    <>
      {isTitled && <h4>Week {week.week}</h4>}
      {week.trips.length === 0 && <p class="quiet">No shopping trip.</p>}
      <ul class="trips">
        {week.trips.map((trip, i) => (
          <TripView key={i} trip={trip} rungs={rungs} />
        ))}
      </ul>
      {week.wallets.map((words) => (
        <p key={words}>{words}</p>
      ))}
    </>
  );
}
