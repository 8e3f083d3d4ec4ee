import type { Scenario } from '../scenario/schema.ts';
import { dayNumber, dayOf, MONTHS, parseDay } from './calendar.ts';

/** A mark on the time axis. `x` is the time since the opening in weeks: week w lies between w - 1 and w. */
export interface Tick {
  readonly x: number;
  readonly label: string;
}

/** From this length on, the axis counts years. */
const LONG = 156;
const WEEKS_A_YEAR = 52;
const MOST_TICKS = 8;
/** Pixels that a mark and its label need. */
const TICK_ROOM = 72;

/** Marks of a time axis `width` pixels long: months or years with a start date, else weeks or years of the run. */
export function ticksOf({ startDate, weeks }: Scenario, width: number): Tick[] {
  const most = Math.max(2, Math.min(MOST_TICKS, Math.floor(width / TICK_ROOM)));
  if (startDate !== null) return calendarTicks(startDate, weeks, most);
  return weeks >= LONG ? yearTicks(weeks, most) : weekTicks(weeks, most);
}

function weekTicks(weeks: number, most: number): Tick[] {
  const step = stepFor(weeks, [1, 2, 4, 13, 26, 52], most);
  return steps(weeks, step).map((x) => ({ x, label: x === 0 ? 'Week 0' : String(x) }));
}

function yearTicks(weeks: number, most: number): Tick[] {
  const years = weeks / WEEKS_A_YEAR;
  const step = stepFor(years, [1, 2, 5, 10, 20, 50, 100, 200, 500], most);
  return steps(years, step).map((year) => ({
    x: year * WEEKS_A_YEAR,
    label: year === 0 ? 'Year 0' : String(year),
  }));
}

const stepFor = (length: number, choices: readonly number[], most: number) =>
  choices.find((step) => length / step <= most) ?? choices[choices.length - 1];

const steps = (length: number, step: number) =>
  Array.from({ length: Math.floor(length / step) + 1 }, (_, i) => i * step);

function calendarTicks(startDate: string, weeks: number, most: number): Tick[] {
  const start = parseDay(startDate);
  const months = (weeks * 7) / 30.44;
  const step = stepFor(months, [1, 2, 3, 6, 12, 24, 60, 120, 240, 600], most);
  const opening = dayNumber(start);
  const ticks: Tick[] = [];
  for (let month = Math.ceil((start.month - 1) / step) * step; ; month += step) {
    const year = start.year + Math.floor(month / 12);
    const x = (dayNumber({ year, month: (month % 12) + 1, day: 1 }) - opening) / 7;
    if (x > weeks) return ticks;
    if (x >= 0) ticks.push({ x, label: monthLabel(year, month % 12, step, ticks.length === 0) });
  }
}

function monthLabel(year: number, month: number, step: number, first: boolean): string {
  if (step >= 12) return String(year);
  const name = MONTHS[month].slice(0, 3);
  return first || month < step ? `${name} ${year}` : name;
}

/** The day a week begins, in words: `12 March 2018`; null without a start date. */
export function dayInWords({ startDate }: Scenario, week: number): string | null {
  if (startDate === null) return null;
  const { year, month, day } = dayOf(dayNumber(parseDay(startDate)) + (week - 1) * 7);
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

/** A week in words: `week 11`, with its date where the scenario has one. */
export function weekInWords(scenario: Scenario, week: number): string {
  const day = dayInWords(scenario, week);
  return day === null ? `week ${week}` : `week ${week} (${day})`;
}

/** An axis specification with these marks. The lookup is keyed by position, since Vega hands the label only its value. */
export function timeAxis(ticks: readonly Tick[]): Record<string, unknown> {
  const names = Object.fromEntries(ticks.map(({ x, label }) => [x.toFixed(3), label]));
  return {
    values: ticks.map(({ x }) => x),
    labelExpr: `(${JSON.stringify(names)})[format(datum.value, '.3f')]`,
    grid: false,
    tickSize: 5,
    labelPadding: 5,
  };
}
