import { capital, percent } from '../../chart/format.ts';
import { nameInText } from '../../chart/names.ts';
import { PALE, toneOf } from '../../chart/theme.ts';
import type { DiaryTrip, Standing } from '../../model/record/diary.ts';
import { type Seen, tripWords } from '../../report/diary-words.ts';
import { nameOf } from '../../scenario/names.ts';
import type { Scenario } from '../../scenario/schema.ts';
import type { Step, ToldTrip, ToldWay } from './told.ts';

/** Top of wallet and rung with their colour. */
export const stepOf = (scenario: Scenario, { topOfWallet, rung }: Standing): Step => ({
  name: capital(nameInText(scenario, topOfWallet)),
  fill: toneOf(scenario, topOfWallet).fill,
  rung,
});

/** @param after where habit stood when the trip was over */
export const tellTrip = (scenario: Scenario, trip: DiaryTrip, after: Standing, seen: Seen): ToldTrip => ({
  retailer: nameOf(scenario, trip.retailer),
  ways: [...refusedWay(scenario, trip), ...trip.ways.map((way) => wayOf(scenario, trip, way))],
  before: stepOf(scenario, trip.before),
  after: stepOf(scenario, after),
  words: tripWords(scenario, trip, seen),
});

function wayOf(scenario: Scenario, trip: DiaryTrip, { method, chance }: DiaryTrip['ways'][number]): ToldWay {
  const isLeaving = method === 'walk-away';
  return {
    name: isLeaving ? 'Leaving' : capital(nameInText(scenario, method)),
    fill: isLeaving ? PALE : toneOf(scenario, method).fill,
    chance,
    text: shareWords(chance),
    kind: method === trip.method ? 'chosen' : 'open',
  };
}

/** The top of wallet where it cannot be used: what its chance would be if it could. */
function refusedWay(scenario: Scenario, { before, refused, failed, topIfTaken }: DiaryTrip): ToldWay[] {
  if (!refused || topIfTaken === null) return [];
  const { name, fill } = stepOf(scenario, before);
  const why = failed ? 'fails' : 'not taken';
  return [
    { name, fill, chance: topIfTaken, text: `${why}, else ${shareWords(topIfTaken)}`, kind: 'refused' },
  ];
}

/** A chance in percent; never 0% or 100% of what may or may not happen. */
function shareWords(chance: number): string {
  if (chance > 0 && chance < 0.005) return '<1%';
  return chance < 1 && chance > 0.995 ? '>99%' : percent(chance);
}
