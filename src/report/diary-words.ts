import { capital, decimal, inWords, percent } from '../chart/format.ts';
import { nameInText } from '../chart/names.ts';
import type { Diary } from '../experiment/diary/diaries.ts';
import type { DiaryTrip, DiaryWeek, HabitMove, Standing, WalletChance, Way } from '../model/record/diary.ts';
import { nameOf, readable } from '../scenario/names.ts';
import type { Scenario } from '../scenario/schema.ts';

/** Who a consumer is and what it held when the diary begins. */
export function whoWords(scenario: Scenario, { consumer, region, segment, weeks }: Diary): string {
  const { portfolio } = weeks[0].opening;
  const held = portfolio.length === 0 ? 'no platform' : inWords(portfolio.map((id) => nameOf(scenario, id)));
  const where = `Consumer ${decimal(consumer)} lives in ${nameOf(scenario, region)}, in the segment ${readable(segment)}`;
  return `${where}, and holds ${held}. ${capital(standingWords(scenario, weeks[0].opening))}.`;
}

/** `WeChat Pay is top of wallet, on rung 3 of 0 to 7`. */
function standingWords(scenario: Scenario, { topOfWallet, rung }: Standing): string {
  const ladder = scenario.habit.rungs > 1 ? `, on rung ${rung} of 0 to ${scenario.habit.rungs - 1}` : '';
  return `${nameInText(scenario, topOfWallet)} is top of wallet${ladder}`;
}

/** What a consumer found accepted at its latest visit to each retailer. */
export type Seen = ReadonlyMap<string, readonly string[]>;

const NOTHING_SEEN: Seen = new Map();

/** Every week of a diary in sentences, each told by someone who remembers what was accepted before. */
export function diaryWords(scenario: Scenario, { weeks }: Diary): string[][] {
  const seen = new Map<string, readonly string[]>();
  return weeks.map((week) => {
    const words = weekWords(scenario, week, seen);
    for (const { retailer, accepts } of week.trips) seen.set(retailer, accepts);
    return words;
  });
}

/** A week in sentences: its trips, what was adopted and dropped, and a change of the top of wallet. */
export function weekWords(scenario: Scenario, week: DiaryWeek, seen: Seen = NOTHING_SEEN): string[] {
  const trips = week.trips.map((trip) => tripWords(scenario, trip, seen));
  const wallets = week.wallets.filter(({ done }) => done).map((chance) => walletWords(scenario, chance));
  const [from, to] = [week.opening.topOfWallet, week.closing.topOfWallet];
  const now = capital(standingWords(scenario, week.closing));
  const change = from === to ? [] : [`${now}; it was ${nameInText(scenario, from)} when the week began.`];
  const nothing = trips.length === 0 ? ['No shopping trip.'] : [];
  return [...nothing, ...trips, ...wallets, ...change].map((words) => `Week ${week.week}: ${words}`);
}

/** A trip in sentences: where, what could be chosen, with which chances, what was chosen, and what it did to habit. */
export function tripWords(scenario: Scenario, trip: DiaryTrip, seen: Seen = NOTHING_SEEN): string {
  const accepted = seen.get(trip.retailer) ?? [];
  return [placeWords(scenario, trip, accepted), choiceWords(scenario, trip), endWords(scenario, trip)].join(
    ' ',
  );
}

function placeWords(
  scenario: Scenario,
  { retailer, refused, failed, before, topIfTaken }: DiaryTrip,
  accepted: readonly string[],
): string {
  const shop = nameInText(scenario, retailer);
  if (!refused) return `At ${shop}.`;
  const top = `${nameInText(scenario, before.topOfWallet)}, the top of wallet`;
  if (failed) return `At ${shop}, while ${top}, does not work.`;
  const verb = accepted.includes(before.topOfWallet) ? 'no longer takes' : 'does not take';
  const chance =
    topIfTaken === null ? '' : `; if it did, the chance of paying so would be ${chanceWords(topIfTaken)}`;
  return `At ${shop}, which ${verb} ${top}${chance}.`;
}

function choiceWords(scenario: Scenario, { choiceSet, cashCarried, ways }: DiaryTrip): string {
  const cash = cashCarried || !scenario.cash.offered ? '' : ', and no cash at hand';
  if (choiceSet.length === 0) return `Nothing to pay with${cash}: leaving is certain.`;
  const chances = ways.map((way) => wayWords(scenario, way));
  return `To choose from${cash}: ${inWords(chances)}.`;
}

const wayWords = (scenario: Scenario, { method, chance }: Way): string =>
  `${method === 'walk-away' ? 'leaving without buying' : nameInText(scenario, method)} ${chanceWords(chance)}`;

/** A chance in percent; never 0% or 100% of what may or may not happen. */
function chanceWords(chance: number): string {
  if (chance > 0 && chance < 0.005) return 'under 1%';
  return chance < 1 && chance > 0.995 ? 'over 99%' : percent(chance);
}

function endWords(scenario: Scenario, { method, amount, habit, before }: DiaryTrip): string {
  if (method === 'walk-away') return 'Left without buying.';
  const paid = `Paid ${decimal(amount, 2)} ${scenario.currency} with ${nameInText(scenario, method)}`;
  return `${paid}${HABIT[habit](nameInText(scenario, before.topOfWallet))}.`;
}

const HABIT: Readonly<Record<HabitMove, (top: string) => string>> = {
  climbs: (top) => `; the habit of ${top} climbs a rung`,
  falls: (top) => `; the habit of ${top} falls a rung`,
  switches: () => `, which is now top of wallet`,
  stays: () => '',
};

/** What was adopted or dropped, and how likely that was. */
export function walletWords(scenario: Scenario, { platform, kind, chance }: WalletChance): string {
  const done = kind === 'adopt' ? 'Adopts' : 'Drops';
  return `${done} ${nameOf(scenario, platform)}, which had a chance of ${percent(chance, chance < 0.01 ? 2 : 0)} this week.`;
}
