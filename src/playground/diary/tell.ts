import { eventsOf } from '../../chart/events.ts';
import { capital, count, inWords } from '../../chart/format.ts';
import { nameInText } from '../../chart/names.ts';
import type { Diary } from '../../experiment/diary/diaries.ts';
import type { Switch } from '../../experiment/diary/switch.ts';
import type { DiaryWeek } from '../../model/record/diary.ts';
import { walletWords, whoWords } from '../../report/diary-words.ts';
import { switchWords } from '../../report/switch-words.ts';
import { nameOf } from '../../scenario/names.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { stepOf, tellTrip } from './tell-trip.ts';
import type { Part, ToldDiary, ToldWeek } from './told.ts';

/** A diary as the page shows it. */
export function tellDiary(scenario: Scenario, diary: Diary, found: Switch): ToldDiary {
  return {
    who: whoWords(scenario, diary),
    why: switchWords(scenario, diary, found),
    week: found.week,
    rungs: scenario.habit.rungs,
    course: diary.weeks.map(({ closing }) => stepOf(scenario, closing)),
    events: [...new Set(eventsOf(scenario).map(({ week }) => week))],
    parts: partsOf(scenario, diary, found.week),
  };
}

/** A week with what is new in it. */
interface Read {
  readonly week: DiaryWeek;
  readonly told: ToldWeek;
  readonly news: readonly string[];
}

function partsOf(scenario: Scenario, { weeks }: Diary, switched: number): Part[] {
  const parts: { isNew: boolean; read: Read[] }[] = [];
  for (const read of readWeeks(scenario, weeks, switched)) {
    const last = parts.at(-1);
    if (read.news.length === 0 && last?.isNew === false) last.read.push(read);
    else parts.push({ isNew: read.news.length > 0, read: [read] });
  }
  return parts.map(({ isNew, read }) => ({
    isNew,
    isOpen: isNew && read[0].week.week <= switched,
    title: titleOf(read),
    notes: isNew ? read[0].news : [stretchWords(scenario, read)],
    weeks: read.map(({ told }) => told),
  }));
}

function readWeeks(scenario: Scenario, weeks: readonly DiaryWeek[], switched: number): Read[] {
  const seen = new Map<string, readonly string[]>();
  return weeks.map((week, index) => {
    const news = [
      ...newsOf(scenario, week, seen),
      ...(week.week === switched || isLasting(weeks, index) ? topNews(scenario, week) : []),
    ];
    const trips = week.trips.map((trip, i) =>
      tellTrip(scenario, trip, week.trips[i + 1]?.before ?? week.closing, seen),
    );
    for (const { retailer, accepts } of week.trips) seen.set(retailer, accepts);
    const wallets = week.wallets.filter(({ done }) => done).map((one) => walletWords(scenario, one));
    return { week, told: { week: week.week, trips, wallets }, news };
  });
}

/** Weeks that another top of wallet must stay to be news: at the foot of the ladder it changes easily. */
const LASTING = 4;

function isLasting(weeks: readonly DiaryWeek[], index: number): boolean {
  const { topOfWallet } = weeks[index].closing;
  const later = weeks.slice(index + 1, index + 1 + LASTING);
  return later.length === LASTING && later.every(({ closing }) => closing.topOfWallet === topOfWallet);
}

function topNews(scenario: Scenario, { opening, closing }: DiaryWeek): string[] {
  const [from, to] = [opening, closing].map(({ topOfWallet }) => topOfWallet);
  if (from === to) return [];
  return [`${capital(nameInText(scenario, to))} replaces ${nameInText(scenario, from)} as top of wallet.`];
}

/** What has not been there before: something dated, a wallet, a refusal where there was none. */
function newsOf(
  scenario: Scenario,
  { week, trips, wallets }: DiaryWeek,
  seen: ReadonlyMap<string, readonly string[]>,
): string[] {
  const name = (id: string): string => nameInText(scenario, id);
  const dated = eventsOf(scenario).flatMap((event) => (event.week === week ? [`${event.words}.`] : []));
  const refusals = trips.flatMap(({ retailer, refused, before }) =>
    refused && seen.get(retailer)?.includes(before.topOfWallet)
      ? [`${nameOf(scenario, retailer)} no longer takes ${name(before.topOfWallet)}.`]
      : [],
  );
  const changed = wallets.flatMap(({ done, kind, platform }) =>
    done ? [`${kind === 'adopt' ? 'Takes up' : 'Drops'} ${name(platform)}.`] : [],
  );
  return [...dated, ...new Set(refusals), ...changed];
}

const titleOf = (read: readonly Read[]): string => {
  const [from, to] = [read[0].week.week, read[read.length - 1].week.week];
  return from === to ? `Week ${from}` : `Weeks ${from} to ${to}`;
};

/** `12 trips, paid with Alipay 8 times and with cash 3 times; the habit of Alipay goes from rung 5 to 7`. */
function stretchWords(scenario: Scenario, read: readonly Read[]): string {
  const trips = read.flatMap(({ week }) => week.trips);
  const paid = new Map<string, number>();
  for (const { method } of trips) paid.set(method, (paid.get(method) ?? 0) + 1);
  const ways = [...paid]
    .toSorted(([, m], [, n]) => n - m)
    .map(([method, times]) =>
      method === 'walk-away'
        ? `${times} without buying`
        : `${times} paid with ${nameInText(scenario, method)}`,
    );
  const refused = trips.filter((trip) => trip.refused).length;
  const told = trips.length === 0 ? 'no trip' : `${count(trips.length, 'trip')}: ${inWords(ways)}`;
  const refusals = refused === 0 ? '' : `; ${count(refused, 'refusal')}`;
  return `${capital(told)}${refusals}; ${habitWords(scenario, read)}.`;
}

function habitWords(scenario: Scenario, read: readonly Read[]): string {
  const [first, last] = [read[0].week.opening, read[read.length - 1].week.closing];
  const top = nameInText(scenario, last.topOfWallet);
  const changes = read.filter(({ week }) => week.opening.topOfWallet !== week.closing.topOfWallet).length;
  if (changes > 0)
    return `the top of wallet changes in ${count(changes, 'week')}, and is ${top} on rung ${last.rung} in the end`;
  return first.rung === last.rung
    ? `the habit of ${top} is on rung ${last.rung} in the end as at first`
    : `the habit of ${top} goes from rung ${first.rung} to ${last.rung}`;
}
