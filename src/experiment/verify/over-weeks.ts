import type { Series } from '../../model/series.ts';
import { ALL, platformWeeks } from '../weekly.ts';
import { meanOver, type Window } from '../windows.ts';
import type { Reading } from './compare.ts';

/** Mean over weeks of a method's share of payments. */
export const shareOver =
  (method: string, window: Window): Reading =>
  (series) =>
    meanOver(platformWeeks(series, method, ALL, 'payment_share'), window);

/** Mean over weeks of the share of consumers whose top of wallet a method is. */
export const topShareOver =
  (method: string, window: Window, consumers: number): Reading =>
  (series) =>
    meanOver(platformWeeks(series, method, ALL, 'top_of_wallet'), window) / consumers;

/** Changes of the top of wallet per consumer and window of switching, over the windows that lie within these weeks. */
export const changesOver =
  (window: Window): Reading =>
  ({ switching }: Series) => {
    const [starts, consumers] = [switching.number('window_start'), switching.number('consumers')];
    const [region, from, to] = ['region', 'from', 'to'].map((name) => switching.text(name));
    let [moved, all] = [0, 0];
    for (let row = 0; row < switching.rows; row++) {
      if (region[row] !== ALL || starts[row] < window.from || starts[row] > window.to) continue;
      all += consumers[row];
      if (from[row] !== to[row]) moved += consumers[row];
    }
    return moved / all;
  };
