import { regimeGrid } from '../../experiment/sweep/regime.ts';
import type { SweepResult } from '../../experiment/sweep/told.ts';
import { effectFinding, interactionFinding } from './effects.ts';
import { lineFinding } from './line-finding.ts';
import { outcomesShown } from './lines.ts';
import { mapFinding } from './map-finding.ts';
import { scatterFinding } from './scatter.ts';
import { tornadoFinding } from './tornado.ts';

/** What came out of a sweep, in sentences without a full stop: maps first, then outcome by outcome. Never empty. */
export function findingsOf(result: SweepResult): string[] {
  const { study } = result;
  const shown = outcomesShown(result);
  const isGrid = study.design === 'grid';
  const maps = isGrid ? study.maps.map((_, i) => mapFinding(result, i, regimeGrid(result, i))) : [];
  const together = isGrid && study.factors.length > 2 ? interactionFinding(result, shown[0]) : undefined;
  return [...maps, ...shown.map((i) => onOutcome(result, i)), ...(together === undefined ? [] : [together])];
}

function onOutcome(result: SweepResult, index: number): string {
  const { design, factors } = result.study;
  switch (design) {
    case 'grid':
      return factors.length > 2 ? effectFinding(result, index) : lineFinding(result, index);
    case 'one-at-a-time':
      return tornadoFinding(result, index);
    case 'latin-hypercube':
    case 'sobol':
    case 'random':
      return scatterFinding(result, index);
    default:
      return design satisfies never;
  }
}
