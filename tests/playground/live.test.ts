import { describe, expect, it } from 'vitest';
import { CHARTS } from '../../src/chart/charts.ts';
import { chartInput } from '../../src/chart/figure.ts';
import { runByWeek } from '../../src/experiment/run.ts';
import { ALL, inWeek, platformWeeks } from '../../src/experiment/weekly.ts';
import type { Series } from '../../src/model/series.ts';
import { sharesSoFar, valueDomain } from '../../src/playground/engine/live.ts';
import { openText } from './lesson-runs.ts';

const { scenario } = openText('extends: first-run\nengine: mean-field\nname: Town\n');

describe('a run that is shown while it is being made', () => {
  it('has the shares of the weeks that are done, and no others', () => {
    let series: Series | undefined;
    const weeks = runByWeek(scenario, undefined, (begun) => {
      series = begun;
    });
    for (let week = 1; week <= 7; week++) weeks.next();
    const lines = sharesSoFar(series!, scenario);
    expect(lines.map(({ values }) => values.length)).toEqual(lines.map(() => 7));
    for (let week = 0; week < 7; week++) {
      expect(lines.reduce((sum, { values }) => sum + values[week], 0)).toBeCloseTo(1, 12);
    }
  });

  it('ends as the lines of the finished run', () => {
    let series: Series | undefined;
    const weeks = runByWeek(scenario, undefined, (begun) => {
      series = begun;
    });
    while (!weeks.next().done);
    const methods = ['cash', ...Object.keys(scenario.platforms)];
    const finished = methods.map((method) => platformWeeks(series!, method, ALL, 'payment_share'));
    const ends = sharesSoFar(series!, scenario).map(({ values }) => values.at(-1));
    expect(ends).toEqual(finished.map((one) => inWeek(one, scenario.weeks)));
  });

  it('lies in the axis of the chart that it is drawn over', () => {
    const weeks = runByWeek(scenario);
    let next = weeks.next();
    while (!next.done) next = weeks.next();
    const spec = CHARTS.find(({ id }) => id === 'market-share')!.build(chartInput(next.value));
    const [low, high] = valueDomain(spec)!;
    const values = sharesSoFar(next.value.series[0], scenario).flatMap((line) => line.values);
    expect(low).toBe(0);
    expect(high).toBeGreaterThanOrEqual(Math.max(...values));
  });
});
