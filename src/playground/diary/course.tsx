import type { Step, ToldDiary } from './told.ts';

const HEIGHT = 46;
const WIDE = 600;
/** Pixels that the lowest rung is high, so that its colour shows. */
const FOOT = 8;

/** Top of wallet and rung week by week: the colour is the method, the height its rung. */
export function Course({ diary: { course, rungs, week, events } }: { diary: ToldDiary }) {
  const wide = WIDE / course.length;
  const high = (rung: number): number => FOOT + ((HEIGHT - FOOT) * rung) / Math.max(1, rungs - 1);
  return (
    <figure class="course">
      <svg
        viewBox={`0 -14 ${WIDE} ${HEIGHT + 14}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Top of wallet week by week: ${courseWords(course)}.`}
      >
        {course.map(({ fill, rung }, i) => (
          <rect
            key={i}
            x={i * wide}
            y={HEIGHT - high(rung)}
            width={Math.max(wide - 0.6, 1)}
            height={high(rung)}
            fill={fill}
          />
        ))}
        {events.map((event) => (
          <line
            key={event}
            x1={(event - 1) * wide}
            x2={(event - 1) * wide}
            y1={-14}
            y2={HEIGHT}
            stroke="#5b616c"
            stroke-dasharray="2 3"
            vector-effect="non-scaling-stroke"
          />
        ))}
        <path d={`M${(week - 0.5) * wide - 5},-12 h10 l-5,8 z`} fill="#15171c" />
      </svg>
      <figcaption class="quiet">
        {Object.entries(fillsOf(course)).map(([name, fill]) => (
          <span class="key" key={name}>
            <i style={{ background: fill }} /> {name}
          </span>
        ))}
        The top of wallet in {course.length} weeks, the higher the stronger the habit. ▼ the switch
        {events.length > 0 ? '; dotted: something dated begins or ends' : ''}.
      </figcaption>
    </figure>
  );
}

const fillsOf = (course: readonly Step[]): Record<string, string> =>
  Object.fromEntries(course.map(({ name, fill }) => [name, fill]));

/** `Alipay to week 28, then cash`. */
function courseWords(course: readonly Step[]): string {
  const ends = course.flatMap(({ name }, i) =>
    i === course.length - 1 || course[i + 1].name !== name ? [`${name} to week ${i + 1}`] : [],
  );
  return ends.join(', then ');
}
