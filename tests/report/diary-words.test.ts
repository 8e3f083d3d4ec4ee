import { describe, expect, it } from 'vitest';
import { interestingConsumers } from '../../src/experiment/diary/interesting.ts';
import { diaryWords, tripWords, whoWords } from '../../src/report/diary-words.ts';
import { switchWords, whyWords } from '../../src/report/switch-words.ts';
import { diariesOf } from '../helpers/diaries.ts';
import { loadShipped } from '../helpers/shipped.ts';

const { scenario } = loadShipped('seed/first-run');
const diaries = diariesOf(scenario, { consumers: 400 });
const found = interestingConsumers(diaries, 8);

describe('a diary in words', () => {
  const diary = diaries.of(found[0].consumer);

  it('says who it is of', () => {
    expect(whoWords(scenario, diary)).toMatch(
      /^Consumer [\d,]+ lives in Town, in the segment Everyone, and holds Alipay and WeChat Pay\. \S.* is top of wallet, on rung \d of 0 to 7\.$/,
    );
  });

  it('has a sentence for every trip, with a chance for every way, in whole percent', () => {
    const words = diaryWords(scenario, diary);
    expect(words).toHaveLength(scenario.weeks);
    diary.weeks.forEach((week, index) => {
      expect(words[index].length).toBeGreaterThanOrEqual(Math.max(1, week.trips.length));
      for (const line of words[index]) expect(line).toMatch(new RegExp(`^Week ${week.week}: .*\\.$`));
    });
    for (const trip of diary.weeks.flatMap(({ trips }) => trips)) {
      const told = tripWords(scenario, trip).match(/\d+%/g)!.length;
      expect(told).toBe(trip.ways.length + (trip.topIfTaken === null ? 0 : 1));
    }
  });

  it('says that a shop no longer takes the top of wallet to whom it took it from before', () => {
    const words = diaryWords(scenario, diary).flat();
    const first = words.find((line) => line.includes('Hypermarket, which'))!;
    expect(first).toMatch(
      /^Week \d+: At Hypermarket, which no longer takes Alipay, the top of wallet; if it did, /,
    );
    const told = words.filter((line) => line.includes('Hypermarket, which no longer'));
    expect(new Set(told.map((line) => line.split(':')[0])).size).toBe(1); // all in one week
  });
});

describe('why a consumer switched, in words', () => {
  it('names the week, both methods, the reason with its counts, and the last trip', () => {
    const [head, why, last] = switchWords(scenario, diaries.of(found[0].consumer), found[0]);
    expect(head).toMatch(/^In week \d+, \S.* replaces Alipay as top of wallet of consumer [\d,]+\.$/);
    expect(why).toMatch(
      /^\d+ payments with another method wore the habit of Alipay down in the quarter before, \d+ of them where Alipay could not be used, .* at Hypermarket, which has been bound to WeChat Pay by an exclusive contract since week 13\.$/,
    );
    expect(last).toMatch(/^The last of them: At .*, which is now top of wallet\.$/);
  });

  it('says so where it was chance', () => {
    const chance = found.find(({ why }) => why.kind === 'chance')!;
    expect(whyWords(scenario, chance)).toContain('whoever chooses by chance');
  });

  it('has words for every reason', () => {
    const base = { consumer: 1, week: 9, from: 'alipay', to: 'wechat-pay', falls: 4 };
    expect(whyWords(scenario, { ...base, why: { kind: 'rewarded', rewards: 3 } })).toBe(
      '4 payments with another method wore the habit of Alipay down in the quarter before, 3 of them where WeChat Pay paid more back than Alipay.',
    );
    expect(whyWords(scenario, { ...base, why: { kind: 'adopted', week: 7 } })).toContain(
      'WeChat Pay had been adopted in week 7',
    );
    expect(whyWords(scenario, { ...base, why: { kind: 'dropped' } })).toContain('Alipay was given up');
    const refused = {
      kind: 'refused',
      refusals: 4,
      retailer: 'corner-store',
      there: 4,
      contract: null,
    } as const;
    expect(whyWords(scenario, { ...base, why: refused })).toContain(
      'could not be used, all at Corner Store.',
    );
    expect(whyWords(scenario, { ...base, why: { ...refused, there: 1 } })).toContain(
      ', 1 of these at Corner Store.',
    );
  });
});
