import type { Series } from '../../model/series.ts';
import type { Scenario } from '../../scenario/schema.ts';
import { partnersByWeek } from '../contracts.ts';
import type { FigureOf } from '../figures.ts';
import { regionsOf } from '../weekly.ts';
import type { Window } from '../windows.ts';

/**
 * For each chain, its regions and each platform: the share of weeks in which all of its shops there were bound to the
 * platform by an exclusive contract (`exclusive_with_<platform>`), or to any one platform (`exclusive`).
 */
export function bondFigures(scenario: Scenario, sample: Series): FigureOf[] {
  const platforms = Object.keys(scenario.platforms);
  return Object.keys(scenario.retailers.chains).flatMap((retailer) =>
    regionsOf(sample, retailer).flatMap((region) => {
      const figure = (name: string, counts: (partner: string) => boolean): FigureOf => ({
        scope: 'retailer',
        subject: retailer,
        region,
        name,
        unit: 'share of weeks',
        value: (series, window) => shareOfWeeks(partnersByWeek(series, retailer, region), window, counts),
      });
      return [
        figure('exclusive', (partner) => platforms.includes(partner)),
        ...platforms.map((platform) =>
          figure(`exclusive_with_${platform}`, (partner) => partner === platform),
        ),
      ];
    }),
  );
}

function shareOfWeeks(
  partners: readonly string[],
  { from, to }: Window,
  counts: (partner: string) => boolean,
): number {
  const during = partners.slice(from - 1, to);
  return during.length === 0 ? Number.NaN : during.filter(counts).length / during.length;
}
