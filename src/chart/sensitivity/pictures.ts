import type { Analysis } from '../../experiment/sensitivity/analysis.ts';
import type { NamedPicture } from '../benchmark-pictures.ts';
import type { Measure } from '../measure.ts';
import { indicesChart, isDrawable } from './indices.ts';
import { isMoved, screeningChart } from './screening.ts';
import { varianceChart } from './variance.ts';

/** The pictures of a sensitivity study, in the order of its report; those that would show nothing are left out. */
export const sensitivityPictures = (analysis: Analysis, measure: Measure): NamedPicture[] => {
  const { outcomes } = analysis;
  return [
    ...(outcomes.some(isDrawable)
      ? [
          { id: 'indices', spec: indicesChart(analysis, measure) },
          { id: 'variance', spec: varianceChart(analysis, measure) },
        ]
      : []),
    ...(outcomes.some(isMoved) ? [{ id: 'screening', spec: screeningChart(analysis, measure) }] : []),
  ];
};
