import type { Comparison } from '../../experiment/compare/comparison.ts';
import type { NamedPicture } from '../benchmark-pictures.ts';
import type { Measure } from '../measure.ts';
import { accrualDifferences } from './accruals.ts';
import { groupDifferences } from './groups.ts';
import { mainDifferences } from './main.ts';
import { shareDifferences } from './shares.ts';

/** The pictures of a comparison, in the order of its report. */
export const comparisonPictures = (comparison: Comparison, measure: Measure): NamedPicture[] => [
  { id: 'who-wins', spec: groupDifferences(comparison, measure) },
  { id: 'main-figures', spec: mainDifferences(comparison, measure) },
  { id: 'market-shares', spec: shareDifferences(comparison, measure) },
  { id: 'surplus-since-opening', spec: accrualDifferences(comparison, measure) },
];
