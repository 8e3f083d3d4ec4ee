import type { Check } from './draft.ts';

const DEFAULT_WEEKS = 104;

/** What is dated has an order, and falls into the run. */
export const checkDates: Check = (draft, report) => {
  const weeks = draft.number(DEFAULT_WEEKS, 'weeks');
  for (const { path, week, until } of draft.interventions()) {
    if (until <= week) {
      report.problem([...path, 'until'], `expected a week after ${week}, the first in force, found ${until}`);
    }
    if (week > weeks) {
      report.warning(
        [...path, 'week'],
        `starts in week ${week}, after the last of ${weeks} weeks: it never happens`,
      );
    }
  }
  const date = draft.at('startDate');
  if (typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date)) {
    const fault = dateFault(date);
    if (fault !== undefined) report.problem(['startDate'], fault);
  }
};

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

function dateFault(date: string): string | undefined {
  const [year, month, day] = date.split('-').map(Number);
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return `there is no such day: ${date}`;
  const weekday = DAYS[weekdayOf(year, month, day)];
  return weekday === 'Monday' ? undefined : `expected a Monday, found ${date}, a ${weekday}`;
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

const daysIn = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;

/** Day of the week, Sunday 0 (Sakamoto's method). */
function weekdayOf(year: number, month: number, day: number): number {
  const y = month < 3 ? year - 1 : year;
  const offset = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1];
  return (y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + offset + day) % 7;
}
