import type { Comparison } from '../experiment/compare/comparison.ts';
import type { NamedPicture } from './benchmark-pictures.ts';
import { accrualDifferences } from './comparison-accruals.ts';
import { groupDifferences } from './comparison-groups.ts';
import { mainDifferences } from './comparison-main.ts';
import { shareDifferences } from './comparison-shares.ts';
import type { Measure } from './measure.ts';

/** The pictures of a comparison, in the order of its report. */
export const comparisonPictures = (comparison: Comparison, measure: Measure): NamedPicture[] => [
  { id: 'who-wins', spec: groupDifferences(comparison, measure) },
  { id: 'main-figures', spec: mainDifferences(comparison, measure) },
  { id: 'market-shares', spec: shareDifferences(comparison, measure) },
  { id: 'surplus-since-opening', spec: accrualDifferences(comparison, measure) },
];
