import { count, decimal } from '../chart/format.ts';
import { nameInText } from '../chart/names.ts';
import type { Diary } from '../experiment/diary/diaries.ts';
import type { Switch, Why } from '../experiment/diary/switch.ts';
import type { Scenario } from '../scenario/schema.ts';
import { tripWords } from './diary-words.ts';

/** Why a consumer switched, in sentences: what happened, what stood behind it, and the trip that tipped the scales. */
export function switchWords(scenario: Scenario, diary: Diary, found: Switch): string[] {
  const [from, to] = [found.from, found.to].map((id) => nameInText(scenario, id));
  const head = `In week ${found.week}, ${to} replaces ${from} as top of wallet of consumer ${decimal(found.consumer)}.`;
  return [head, whyWords(scenario, found), ...lastTrip(scenario, diary, found)];
}

/** The reason in one sentence. */
export function whyWords(scenario: Scenario, { why, falls, from, to }: Switch): string {
  const name = (id: string): string => nameInText(scenario, id);
  const worn = `${count(falls, 'payment')} with another method wore the habit of ${name(from)} down in the quarter before`;
  switch (why.kind) {
    case 'refused':
      return `${worn}, ${why.refusals} of them where ${name(from)} could not be used${placesOf(scenario, why)}.`;
    case 'rewarded':
      return `${worn}, ${why.rewards} of them where ${name(to)} paid more back than ${name(from)}.`;
    case 'dropped':
      return `${name(from)} was given up: the method liked best of those left takes its place.`;
    case 'adopted':
      return `${worn}; ${name(to)} had been adopted in week ${why.week}.`;
    case 'chance':
      return `${worn}, though on most of these trips ${name(from)} could be used, and ${name(to)} paid no more back: whoever chooses by chance chooses the other now and then, and sometimes several times in a row.`;
    default:
      return why satisfies never;
  }
}

/** `, all at Hypermarket, which has been bound to WeChat Pay by an exclusive contract since week 13`. */
function placesOf(
  scenario: Scenario,
  { refusals, retailer, there, contract }: Extract<Why, { kind: 'refused' }>,
): string {
  const bound =
    contract === null
      ? ''
      : `, which has been bound to ${nameInText(scenario, contract.platform)} by an exclusive contract since week ${contract.week}`;
  const many = there === refusals ? (there === 1 ? '' : ' all') : ` ${there} of these`;
  return `,${many} at ${nameInText(scenario, retailer)}${bound}`;
}

function lastTrip(scenario: Scenario, diary: Diary, { week, to }: Switch): string[] {
  const trip = diary.weeks[week - 1].trips.find(({ habit, method }) => habit === 'switches' && method === to);
  return trip === undefined ? [] : [`The last of them: ${tripWords(scenario, trip)}`];
}
