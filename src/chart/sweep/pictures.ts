import type { SweepResult } from '../../experiment/sweep/told.ts';
import type { NamedPicture } from '../benchmark-pictures.ts';
import type { Measure } from '../measure.ts';
import { effectsChart, interactionsChart } from './effects.ts';
import { heatChart } from './heat.ts';
import { linesChart, MOST_LINES, outcomesShown } from './lines.ts';
import { regimeChart } from './map.ts';
import { scatterChart } from './scatter.ts';
import { tornadoChart } from './tornado.ts';

/** The pictures of a sweep: maps first, then what its design lets one see. */
export const sweepPictures = (result: SweepResult, measure: Measure): NamedPicture[] => [
  ...mapPictures(result, measure),
  ...designPictures(result, measure),
];

/** Maps need a grid: elsewhere conditions do not lie beside each other. */
const mapPictures = (result: SweepResult, measure: Measure): NamedPicture[] =>
  result.study.design === 'grid'
    ? result.study.maps.map((_, i) => ({ id: `map-${i + 1}`, spec: regimeChart(result, i, measure) }))
    : [];

function designPictures(result: SweepResult, measure: Measure): NamedPicture[] {
  switch (result.study.design) {
    case 'grid':
      return gridPictures(result, measure);
    case 'one-at-a-time':
      return [{ id: 'differences', spec: tornadoChart(result, measure) }];
    case 'latin-hypercube':
    case 'sobol':
    case 'random':
      return outcomesShown(result).map((i) => ({
        id: `scatter-${i + 1}`,
        spec: scatterChart(result, i, measure),
      }));
    default:
      return result.study.design satisfies never;
  }
}

function gridPictures(result: SweepResult, measure: Measure): NamedPicture[] {
  const { factors } = result.study;
  if (factors.length > 2)
    return [
      { id: 'effects', spec: effectsChart(result, measure) },
      ...(result.effects[0].interactions.length > 0
        ? [{ id: 'interactions', spec: interactionsChart(result, measure) }]
        : []),
    ];
  const lines = factors.length === 1 || factors[1].levels.length <= MOST_LINES;
  const heat = factors.length === 2 && factors.every(({ levels }) => levels.length > 1);
  return [
    ...(lines ? [{ id: 'lines', spec: linesChart(result, measure) }] : []),
    ...(heat
      ? outcomesShown(result).map((i) => ({ id: `heat-${i + 1}`, spec: heatChart(result, i, measure) }))
      : []),
  ];
}

/** What a picture shows, in a word or two, for a table of contents. */
export function pictureName(id: string, { study }: SweepResult): string {
  const [kind, number] = id.split('-');
  const index = Number(number) - 1;
  switch (kind) {
    case 'map':
      return study.maps[index].name;
    case 'heat':
    case 'scatter':
      return study.outcomes[index].label;
    case 'lines':
      return 'Lines';
    case 'effects':
      return 'Effects';
    case 'interactions':
      return 'Beyond the sum';
    default:
      return 'Differences';
  }
}
