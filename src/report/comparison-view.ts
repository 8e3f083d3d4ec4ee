import type { NamedPicture } from '../chart/benchmark-pictures.ts';
import { answerOf } from '../chart/compare/finding.ts';
import { comparisonPictures } from '../chart/compare/pictures.ts';
import { comparisonSource } from '../chart/compare/words.ts';
import type { Measure } from '../chart/measure.ts';
import type { Comparison } from '../experiment/compare/comparison.ts';
import { type ComparisonSections, comparisonSections, questionOf } from './comparison-sections.ts';

/** A comparison as a page shows it: what the report shows, in pieces. */
export interface ComparisonView {
  readonly question: string;
  /** Who wins and loses and which shares move, in two sentences. */
  readonly answer: string;
  /** Replicates, consumers and seed. */
  readonly source: string;
  /** Specifications: `who-wins`, `main-figures`, `market-shares`, `surplus-since-opening`. */
  readonly pictures: readonly NamedPicture[];
  readonly sections: ComparisonSections;
}

export const comparisonView = (comparison: Comparison, measure: Measure): ComparisonView => ({
  question: questionOf(comparison),
  answer: answerOf(comparison),
  source: comparisonSource(comparison),
  pictures: comparisonPictures(comparison, measure),
  sections: comparisonSections(comparison),
});
