import type { Layer, Spec } from '../../chart/figure.ts';
import { toneOf } from '../../chart/theme.ts';
import { ALL } from '../../experiment/weekly.ts';
import type { Series } from '../../model/series.ts';
import type { Scenario } from '../../scenario/schema.ts';
import type { LiveLine } from './messages.ts';

/** Shares of payments by method in the weeks that are written, of a series that is still under way. */
export function sharesSoFar({ platforms }: Series, scenario: Scenario): LiveLine[] {
  const [methods, regions, shares] = [
    platforms.text('method'),
    platforms.text('region'),
    platforms.number('payment_share'),
  ];
  const lines = new Map<string, number[]>();
  for (const [row, share] of shares.entries()) {
    if (regions[row] !== ALL) continue;
    const values = lines.get(methods[row]) ?? [];
    values.push(share);
    lines.set(methods[row], values);
  }
  return [...lines].map(([method, values]) => ({ colour: toneOf(scenario, method).fill, values }));
}

/** What the value axis of a chart with one plot goes from and to. */
export function valueDomain({ layer, encoding }: Spec | Layer): readonly [number, number] | undefined {
  const { y } = (encoding ?? {}) as { y?: { scale?: { domain?: unknown } } };
  const domain = y?.scale?.domain;
  if (Array.isArray(domain) && typeof domain[0] === 'number') return [domain[0], domain[1]];
  for (const part of (layer as Layer[] | undefined) ?? []) {
    const found = valueDomain(part);
    if (found !== undefined) return found;
  }
  return undefined;
}
