import { beforeAll, describe, expect, it } from 'vitest';
import type { Diaries } from '../../../src/experiment/diary/diaries.ts';
import { findSwitches } from '../../../src/experiment/diary/find-switches.ts';
import { interestingConsumers } from '../../../src/experiment/diary/interesting.ts';
import { diariesOf } from '../../helpers/diaries.ts';
import { bareMarket } from '../../helpers/scenario.ts';
import { loadShipped } from '../../helpers/shipped.ts';

describe('consumers who switched in the town whose supermarket takes one wallet', () => {
  let diaries: Diaries;
  beforeAll(() => {
    diaries = diariesOf(loadShipped('seed/first-run').scenario, { consumers: 400 });
  });

  it('did so for four weeks at least, after four weeks with another method on top', () => {
    const switches = findSwitches(diaries);
    expect(switches.length).toBeGreaterThan(5);
    for (const { consumer, week, from, to, falls } of switches) {
      const { weeks } = diaries.of(consumer);
      expect(weeks.slice(week - 5, week).every(({ opening }) => opening.topOfWallet === from)).toBe(true);
      expect(weeks.slice(week - 1, week + 4).every(({ closing }) => closing.topOfWallet === to)).toBe(true);
      expect(from).not.toBe(to);
      expect(falls).toBeGreaterThan(0);
    }
  });

  it('begin with one whom the contract moved, and are not all of one kind', () => {
    const found = interestingConsumers(diaries, 6);
    expect(found).toHaveLength(6);
    expect(new Set(found.map(({ consumer }) => consumer)).size).toBe(6);
    const [{ why, week, from }] = found;
    expect(from).toBe('alipay');
    expect(week).toBeGreaterThanOrEqual(13);
    expect(why).toMatchObject({
      kind: 'refused',
      retailer: 'hypermarket',
      contract: { platform: 'wechat-pay', week: 13 },
    });
    expect(new Set(found.map((one) => one.why.kind)).size).toBeGreaterThan(1);
  });

  it('are the same whenever they are looked for', () => {
    const again = diariesOf(loadShipped('seed/first-run').scenario, { consumers: 400 });
    expect(interestingConsumers(again, 6)).toEqual(interestingConsumers(diaries, 6));
  });
});

describe('the reason for a switch', () => {
  const kinds = (...[over]: [Parameters<typeof bareMarket>[1]]) => {
    const market = bareMarket(
      { a: 1, b: 1 },
      {
        weeks: 40,
        consumers: 200,
        habit: { rungs: 3, strength: 1 },
        segments: { all: { trips: 3 } },
        ...over,
      },
    );
    const counts: Record<string, number> = {};
    for (const { why } of findSwitches(diariesOf(market))) counts[why.kind] = (counts[why.kind] ?? 0) + 1;
    return counts;
  };

  it('is chance where nothing else sets the methods apart', () => {
    expect(Object.keys(kinds({}))).toEqual(['chance']);
  });

  it('is the reward where one method pays more back all the time', () => {
    const counts = kinds({ platforms: { b: { cashbackPerPayment: 1 } } });
    expect(counts.rewarded).toBeGreaterThan(0);
  });

  it('is refusal where a contract takes the top of wallet away', () => {
    const counts = kinds({
      start: { topOfWallet: { a: 1 }, rung: 2 },
      habit: { rungs: 3, strength: 6 },
      interventions: [{ kind: 'exclusive', week: 10, retailer: 'shop', platform: 'b' }],
    });
    expect(counts.refused).toBeGreaterThan(150);
  });

  it('is that the wallet was given up where its platform leaves', () => {
    const counts = kinds({
      start: { topOfWallet: { a: 1 }, rung: 7 },
      habit: { rungs: 8, strength: 8 },
      wallets: { enabled: true },
      platforms: { a: { adoption: { abandonment: 0 } }, b: { adoption: { abandonment: 0 } } },
      interventions: [{ kind: 'exit', week: 10, platform: 'a' }],
    });
    expect(counts.dropped).toBe(200);
  });
});
