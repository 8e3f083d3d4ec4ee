import type { DiaryTrip, DiaryWeek } from '../../model/record/diary.ts';
import type { DiaryPage } from '../../model/record/diary-page.ts';
import { partnersByWeek } from '../contracts.ts';
import type { Diaries } from './diaries.ts';
import type { Refused, Switch, Why } from './switch.ts';

/** Weeks that the old top of wallet must have been there before, and the new one after. */
const LASTING = 4;
/** Weeks before a switch in which its reasons are looked for. */
const LOOK_BACK = 13;

/** All lasting switches of the consumers followed, in the order of consumers and weeks. */
export function findSwitches(diaries: Diaries): Switch[] {
  return diaries.consumers.flatMap((consumer) => {
    const pages = diaries.pagesOf(consumer);
    return pages.flatMap((_, index) => (isLasting(pages, index) ? [switchAt(diaries, consumer, index)] : []));
  });
}

function isLasting(pages: readonly DiaryPage[], index: number): boolean {
  const [from, to] = pages[index].tops;
  if (from === to || index < LASTING || index + LASTING >= pages.length) return false;
  const before = pages.slice(index - LASTING, index);
  const after = pages.slice(index + 1, index + 1 + LASTING);
  return before.every(({ tops }) => tops[0] === from) && after.every(({ tops }) => tops[1] === to);
}

function switchAt(diaries: Diaries, consumer: number, index: number): Switch {
  const pages = diaries.pagesOf(consumer);
  const weeks = pages.slice(Math.max(0, index - LOOK_BACK + 1), index + 1).map((page) => page.read());
  const [from, to] = pages[index].tops;
  const falls = fallsOf(weeks, from);
  const { region } = pages[index];
  const why = reasonOf({ diaries, region, weeks, falls, from, to });
  return { consumer, week: pages[index].week, from, to, falls: falls.length, why };
}

/** Trips that wore the habit of a top of wallet down. */
function fallsOf(weeks: readonly DiaryWeek[], from: string): DiaryTrip[] {
  const trips = weeks.flatMap((week) => week.trips);
  return trips.filter(
    ({ before, habit }) => before.topOfWallet === from && (habit === 'falls' || habit === 'switches'),
  );
}

interface Story {
  readonly diaries: Diaries;
  readonly region: string;
  readonly weeks: readonly DiaryWeek[];
  readonly falls: readonly DiaryTrip[];
  readonly from: string;
  readonly to: string;
}

function reasonOf(story: Story): Why {
  const { weeks, falls, from, to } = story;
  if (from !== 'cash' && !weeks.at(-1)!.closing.portfolio.includes(from)) return { kind: 'dropped' };
  const refused = falls.filter((trip) => trip.refused);
  if (refused.length > 0 && refused.length * 2 >= falls.length) return refusedAt(story, refused);
  const rewards = falls.filter((trip) => cashbackOf(trip, to) > cashbackOf(trip, from)).length;
  if (rewards > 0 && rewards * 2 >= falls.length) return { kind: 'rewarded', rewards };
  const adopted = weeks.find(({ wallets }) =>
    wallets.some(({ platform, kind, done }) => done && kind === 'adopt' && platform === to),
  );
  return adopted === undefined ? { kind: 'chance' } : { kind: 'adopted', week: adopted.week };
}

/** What the reward of a method was worth on a trip; 0 where it could not be used. */
const cashbackOf = ({ ways }: DiaryTrip, method: string): number =>
  ways.find((way) => way.method === method)?.parts?.cashback ?? 0;

function refusedAt({ diaries, region, weeks }: Story, refused: readonly DiaryTrip[]): Refused {
  const visits = new Map<string, number>();
  for (const { retailer } of refused) visits.set(retailer, (visits.get(retailer) ?? 0) + 1);
  const [retailer, there] = [...visits].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0];
  const contract = contractOf(diaries, retailer, region, weeks.at(-1)!.week);
  return { kind: 'refused', refusals: refused.length, retailer, there, contract };
}

/** The exclusive contract in force in a week, with the week in which it began. */
function contractOf(diaries: Diaries, retailer: string, region: string, week: number): Refused['contract'] {
  const partners = partnersByWeek(diaries.series, retailer, region);
  const platform = partners[week - 1] ?? '';
  if (platform === '') return null;
  let first = week;
  while (first > 1 && partners[first - 2] === platform) first--;
  return { platform, week: first };
}
