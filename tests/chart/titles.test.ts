import { describe, expect, it } from 'vitest';
import { acceptance } from '../../src/chart/acceptance.ts';
import { churn } from '../../src/chart/churn.ts';
import { chartInput, type Spec } from '../../src/chart/figure.ts';
import { noChange } from '../../src/chart/findings.ts';
import { surplus, surplusSentence } from '../../src/chart/surplus.ts';
import { type SwitchWindow, telling } from '../../src/chart/switching.ts';
import type { Estimate } from '../../src/core/stats.ts';
import { smallRun } from './fixture.ts';

const metaOf = (spec: Spec) => spec.usermeta as { title: string; subtitle: string; height: number };
const panels = (spec: Spec) => (spec.concat as unknown[]).length;
const estimate = (mean: number, half: number): Estimate => ({
  mean,
  sd: half,
  low: mean - half,
  high: mean + half,
  n: 5,
});

const calm = chartInput(smallRun({ events: 0 }));
const bound = chartInput(
  smallRun({
    weeks: 60,
    over: { interventions: [{ week: 20, kind: 'exclusive', retailer: 'big-box', platform: 'platform-2' }] },
  }),
);

describe('the chart of acceptance', () => {
  it('has a panel for exclusive contracts only where there are some', () => {
    expect(panels(acceptance(calm))).toBe(1);
    expect(panels(acceptance(bound))).toBe(2);
  });
});

describe('the chart of surplus', () => {
  const figures = (moves: Record<string, readonly [Estimate, Estimate]>) => ({
    ...bound,
    summary: {
      ...bound.summary,
      figures: bound.summary.figures.map((figure) => {
        const move = moves[figure.name];
        return move ? { ...figure, effect: move[0], lasting: move[1] } : figure;
      }),
    },
  });
  const none = [estimate(0, 1), estimate(0, 1)] as const;
  const still = { retailer_surplus: none, platform_profit: none, welfare: none };

  it('tells the quarter after and the last one where both are measurable', () => {
    const input = figures({ ...still, consumer_surplus: [estimate(30, 5), estimate(-80, 5)] });
    expect(metaOf(surplus(input)).title).toBe(
      'At first consumers (habit counted) gain CNY 30.0 per consumer and year, by the last quarter they lose CNY 80.0; the sum of all does not measurably change',
    );
  });

  it('names the reading without habit where it says the opposite', () => {
    const input = figures({
      ...still,
      consumer_surplus: [estimate(-30, 5), estimate(-80, 5)],
      consumer_surplus_experienced: [estimate(8, 2), estimate(-40, 5)],
    });
    expect(surplusSentence(input)).toMatch(/not counting habit, consumers gain CNY 8\.00 at first$/);
  });

  it('says against what changes are counted, where something happens', () => {
    expect(JSON.stringify(surplus(bound))).toContain('compare with a run without the event');
    expect(JSON.stringify(surplus(calm))).not.toContain('compare with a run without the event');
  });

  it('leaves out groups that nothing ever reaches', () => {
    expect(JSON.stringify(surplus(bound))).not.toMatch(/"Government"|"Partners"/);
    const fined = figures({ government: [estimate(3, 1), estimate(0, 0)] });
    expect(JSON.stringify(surplus(fined))).toContain('"Government"');
  });
});

describe('the words for what is not measurable', () => {
  it('give the interval where the mean change is more than a point', () => {
    const move = { from: estimate(0.3, 0.01), to: estimate(0.33, 0.01), change: estimate(0.03, 0.05) };
    expect(noChange(move)).toBe(
      'does not measurably change (33.0%, 95% interval of the change −2.0 to +8.0 points)',
    );
    expect(noChange({ ...move, change: estimate(0.005, 0.05) })).toBe('does not measurably change (33.0%)');
  });
});

describe('the chart of churn', () => {
  it('counts changes and what they come to by the same quarter', () => {
    expect(metaOf(churn(bound)).title).toMatch(
      /^Per quarter, \d.* change their top of wallet; on balance \d.* per quarter move (to|away from) /,
    );
  });

  it('names the length of its windows where they are no quarters', () => {
    const words = (switchingWindow: number) =>
      metaOf(churn(chartInput(smallRun({ over: { output: { switchingWindow } } }))));
    expect(words(4).title).toMatch(/^Per 4 weeks, /);
    expect(words(4).subtitle).toContain('in each window of 4 weeks');
    expect(words(1).title).toMatch(/^Per week, /);
    expect(words(1).subtitle).toContain('in each week');
  });
});

describe('the window of the switching diagram', () => {
  const window = (start: number, share: number): SwitchWindow => ({
    start,
    weeks: 13,
    flows: [
      { from: 'a', to: 'a', share: 1 - share },
      { from: 'a', to: 'b', share },
    ],
  });

  it('is the first after the first event unless another has clearly more changes', () => {
    const windows = [window(1, 0.1), window(14, 0.1), window(27, 0.11), window(40, 0.1)];
    expect(telling(windows, 14)).toMatchObject({
      window: { start: 14 },
      reason: 'the first quarter after the first event',
    });
    expect(telling([...windows, window(53, 0.15)], 14)).toMatchObject({
      window: { start: 53 },
      reason: 'the quarter with the most changes',
    });
  });

  it('is the last where nothing happens, and none in a run too short for one', () => {
    expect(telling([window(1, 0.1), window(14, 0.1)], null)).toMatchObject({
      window: { start: 14 },
      reason: 'the last quarter',
    });
    expect(telling([], 3)).toBeUndefined();
    expect(telling([{ ...window(9, 0.1), weeks: 4 }], null)?.reason).toBe('the last 4 weeks');
  });
});
